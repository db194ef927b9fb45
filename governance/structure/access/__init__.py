"""Who acts, and who may change who sits where."""
