"""The demo: plausible partnerships at work, made of roles at example.org and no real person."""
