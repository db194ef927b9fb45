"""What is done about retention, one module per family."""
