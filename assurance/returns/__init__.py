"""returns owns what is asked and answered: opening, answering, submitting, querying, accepting and
chasing, papers beside them, and the tracker. It refuses to own the questions (`instruments`) and
what a report makes of the answers (`reports`)."""
