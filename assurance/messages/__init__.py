"""Whom assurance tells what: one function per message, called inside the deed."""
