"""Everything that can be done to an action. Each verb is one function."""
