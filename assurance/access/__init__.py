"""Who may do which verb in assurance. Predicates look at what they are given; no queries."""
