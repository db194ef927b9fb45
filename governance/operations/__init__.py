"""Everything that can be done to governance's records. Each verb is one function."""
