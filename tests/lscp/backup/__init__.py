"""Backups: made, checked, restored and compared."""
