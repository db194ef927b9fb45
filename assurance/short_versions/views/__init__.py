"""The pages of short versions, one module per page family."""
