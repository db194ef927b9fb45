"""The secret in the link of an invitation: it stands in the mail alone, here only its digest."""

import hashlib
import secrets


def new_token() -> str:
    """43 characters that nobody guesses (256 bits)."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """What is stored; a token that long needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
