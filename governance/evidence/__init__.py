"""evidence owns what shows that something is so: a reference, its kind, where it can be read. It
refuses to own the record it is given for."""
