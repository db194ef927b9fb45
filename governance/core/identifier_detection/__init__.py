"""Finds in a text what may tell who a child is; pure functions, one module per family."""
