"""Fields, and how plain inputs are drawn."""
