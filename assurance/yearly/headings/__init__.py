"""The headings of a yearly report, what is asked of it, and the plan of making it, as data."""
