"""The secrets of an invitation, in its link and its code: they stand in mails, here as digests."""

import hashlib
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

CODE_SALT = "governance.invitations.code"


def new_token() -> str:
    """43 characters that nobody guesses (256 bits)."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """What is stored; a token that long needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """Eight digits, which few tries do not find."""
    return f"{secrets.randbelow(10**8):08}"


def code_digest(code: str, token_digest: str) -> str:
    """What is stored: keyed, for eight digits alone are soon tried out by who has the table."""
    return salted_hmac(CODE_SALT, f"{token_digest}:{code}", algorithm="sha256").hexdigest()


def is_code(code: str, token_digest: str, stored: str) -> bool:
    """Whether this is the code; spaces between its digits do not matter."""
    digits = "".join(code.split())
    return bool(stored) and constant_time_compare(code_digest(digits, token_digest), stored)
