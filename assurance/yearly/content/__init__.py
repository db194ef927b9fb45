"""What a yearly report says, as frozen values, and how it is compiled."""
