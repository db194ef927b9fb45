"""themes owns the one vocabulary that tags records, so that everything about one subject is found.
It refuses to own what is tagged."""
