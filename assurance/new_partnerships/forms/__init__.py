"""What a person types about a new partnership: its steps, and its lines."""
