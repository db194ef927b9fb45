"""disputes owns disagreements between agencies or partners and how they are resolved: the protocol
and its stages, who speaks for each side, the chair's mediation, the advisor's advice and the
partners' reply to it; and who is an agency's escalation officer. It refuses to own the case that
a dispute may be about (`cases`), and complaints from outside.
"""
