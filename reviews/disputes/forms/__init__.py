"""What a person types about disputes, one module per family."""
