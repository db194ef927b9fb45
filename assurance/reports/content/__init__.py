"""What a quarter's report says: composed from what was returned, kept as frozen values."""
