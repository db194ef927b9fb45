"""Stores what every person of the demo is shown at every address, and compares two stores."""
