"""What is done with learning, one module a kind."""
