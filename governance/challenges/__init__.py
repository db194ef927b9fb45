"""challenges owns what somebody with a seat asks an agency or group to answer for, the answer, and
whether it satisfied; and commendations. It refuses to own what is done about it, which is an
action, and disputes between partners.
"""
