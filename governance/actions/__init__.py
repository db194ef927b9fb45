"""actions owns the one action log: what was promised, by whom and when, what was done and what it
changed. It refuses to own where an action comes from: it stores what it was told."""
