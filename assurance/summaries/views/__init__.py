"""The pages of summaries, and what the pages of their case tell of them."""
