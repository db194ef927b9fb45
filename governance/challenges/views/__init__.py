"""The pages of challenges and commendations."""
