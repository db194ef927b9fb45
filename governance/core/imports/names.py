"""How headings and names are compared: without regard to case, accents and marks."""

import re

from governance.core.text_folding import fold

NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def plain(words: str) -> str:
    """``When? *`` is ``when``."""
    return NOT_LETTERS.sub(" ", (fold(words) or "").lower()).strip()
