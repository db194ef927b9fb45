"""What a person types in assurance, and whether it is well formed."""
