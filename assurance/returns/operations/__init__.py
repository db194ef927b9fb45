"""Everything that can be done to a return. Each verb is one function."""
