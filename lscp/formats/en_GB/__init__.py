"""English as it is written in Great Britain."""
