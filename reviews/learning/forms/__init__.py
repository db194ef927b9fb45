"""What people type about learning."""
