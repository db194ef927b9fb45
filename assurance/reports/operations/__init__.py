"""Everything that can be done to a report. Each verb is one function."""
