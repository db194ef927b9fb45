"""The pages of `docs/` that are written from the tables, so that they cannot differ from them."""
