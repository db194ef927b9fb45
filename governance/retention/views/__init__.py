"""The pages of retention, one module per family."""
