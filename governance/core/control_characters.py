"""What a text may hold in an XML file, and so in Word and in Excel.

People paste from elsewhere, and a text brings along characters that no browser shows; one of them
would keep everybody from taking the whole list or report away.
"""

import re
from typing import Any

UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Whatever XML 1.0 has no way to write (section 2.2 of its specification)."""


def strip_unprintable(text: str) -> str:
    """The text with a space for each character that has no place on paper."""
    return UNPRINTABLE.sub(" ", text)


def strip_unprintable_deep(value: Any) -> Any:
    """The same for every text of a document, at any depth."""
    match value:
        case str():
            return strip_unprintable(value)
        case dict():
            return {key: strip_unprintable_deep(inner) for key, inner in value.items()}
        case list():
            return [strip_unprintable_deep(inner) for inner in value]
    return value
