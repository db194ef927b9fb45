"""risks owns what may go wrong (risks), what has gone wrong (issues) and what is coming (emerging
threats), per group and partnership. It refuses to own what is done about it, which is an action.
"""
