"""The pages of learning, one module a family."""
