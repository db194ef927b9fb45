"""What a person types about cases."""
