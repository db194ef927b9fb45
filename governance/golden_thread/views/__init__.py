"""The pages of the golden thread."""
