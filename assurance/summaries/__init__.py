"""summaries owns what each agency involved in a case is asked for its rapid review: asking, telling
without a word of it, chasing, and how far it has come. It refuses to own the engine of questions
and answers (`returns`) and who is named on a case (`reviews.cases`)."""
