"""One spelling and one hash for one content, wherever it is worked out."""

import hashlib
import json
from typing import Any

from governance.core.errors import Refused

Plain = dict[str, Any]
"""JSON as Python has it: a document of dictionaries, lists, texts and numbers, of any shape."""


def canonical(document: Plain) -> str:
    """One spelling for one content: keys in order, no spare space, whole numbers kept whole."""
    return spell(normalise_numbers(document))


def spell(document: Plain) -> str:
    return json.dumps(
        document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def normalise_numbers(value: Any) -> Any:
    """``value`` with every float that is a whole number written as one, at any depth."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {key: normalise_numbers(inner) for key, inner in value.items()}
        case list() | tuple():
            return [normalise_numbers(inner) for inner in value]
    return value


def hash_of(document: Plain) -> str:
    """SHA-256 of the canonical form, in UTF-8."""
    return hash_of_text(canonical(document))


def hash_of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class AlteredContent(Refused):
    """What is stored is not what was stored: it was changed past the product (409)."""

    status_code = 409

    @property
    def sentence(self) -> str:
        return (
            f"The stored content of {self.record} is not what its hash says: it was altered after "
            "it was stored. Nothing of it is shown; restore it from a backup."
        )


def ensure_unaltered(document: Plain, expected_hash: str, record: Any) -> None:
    """Raises AlteredContent where the stored document has another hash than it was stored with.

    Nearly always it is spelled as it is already, and its numbers need not be looked at one by one.
    """
    if hash_of_text(spell(document)) != expected_hash and hash_of(document) != expected_hash:
        raise AlteredContent("read", record)
