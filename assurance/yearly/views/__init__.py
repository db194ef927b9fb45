"""The pages of a yearly report, one module a family."""
