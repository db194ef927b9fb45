"""Appointing people, and loading arrangements."""
