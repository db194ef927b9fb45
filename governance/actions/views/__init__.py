"""The pages of the action log."""
