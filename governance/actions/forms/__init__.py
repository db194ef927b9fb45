"""What a person types about an action."""
