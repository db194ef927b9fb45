"""people owns who there is: organisations, and the people who sign in. It refuses to own what they
may do, which their seats carry (`structure`), and how they sign in (`accounts`)."""
