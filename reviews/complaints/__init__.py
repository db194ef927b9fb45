"""complaints owns what is said against the partnership itself, step by step to the board, and what
it is asked for by law: freedom of information, environment, one's own data. It refuses to own a
complaint about one agency, which that agency's own procedure takes, and one about a child's case.
"""
