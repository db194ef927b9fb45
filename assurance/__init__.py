"""assurance owns how we are doing: what is asked and answered (instruments, returns), what the
figures and audits show, and the reports drawn from them. It stands on the other three apps and
refuses to own who people are, what was decided, or any case."""
