"""What is done with a yearly report and its words; each module a family of verbs."""
