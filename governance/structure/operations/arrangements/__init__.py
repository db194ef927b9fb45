"""Loading arrangements into the database, comparing them with it, and writing them back."""
