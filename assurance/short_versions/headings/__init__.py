"""What short versions consist of, question by question, and the pictures there are, as data."""
