"""Encrypts the secrets of second factors, so that a copy of the database gives none away."""

from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def encrypt(text: str) -> str:
    """Under the newest key of ``FIELD_KEY``."""
    return keyring(settings.FIELD_KEY).encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """By whichever key of ``FIELD_KEY`` fits. Raises cryptography's InvalidToken when none does."""
    return keyring(settings.FIELD_KEY).decrypt(text.encode()).decode()


def reencrypt(text: str) -> str:
    """The same secret under the newest key."""
    return keyring(settings.FIELD_KEY).rotate(text.encode()).decode()


@lru_cache(maxsize=4)
def keyring(keys: str) -> MultiFernet:
    """The keys of a comma-separated list, newest first."""
    return MultiFernet([Fernet(derive_key(key)) for key in split_keys(keys)])


def split_keys(keys: str) -> list[str]:
    """Those of a comma-separated list, newest first."""
    return [key for key in map(str.strip, keys.split(",")) if key]


def derive_key(key: str, purpose: str = "second factor") -> bytes:
    """A key of the right length from a text of any length, of its own for each purpose."""
    stretch = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode())
    return urlsafe_b64encode(stretch.derive(key.encode()))
