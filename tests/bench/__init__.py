"""Our pages beside a plain page, at three sizes: ``make bench`` says how they compare.

No test and no part of one: nothing here fails because a machine is slow.
"""
