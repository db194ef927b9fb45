"""Everything that can be done to assurance's records. Each verb is one function."""
