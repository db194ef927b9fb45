"""returns owns what is asked and answered: opening, answering (by the respondent, or entered by
the office and confirmed), submitting, querying, accepting and chasing, papers beside them, and the
tracker. It refuses to own the questions (`instruments`) and
what a report makes of the answers (`reports`)."""
