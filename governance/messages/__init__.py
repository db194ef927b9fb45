"""Whom governance tells what: each function makes messages, the operation posts them."""
