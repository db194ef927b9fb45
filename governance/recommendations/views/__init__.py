"""The pages of what groups recommend."""
