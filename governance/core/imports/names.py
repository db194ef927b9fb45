"""How headings and names are compared: without regard to case, accents and marks."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from itertools import chain
from typing import Generic, TypeVar

from governance.core.text_folding import fold

NOT_LETTERS = re.compile(r"[^a-z0-9]+")
NEAR = 0.84
"""How alike two names are of which one may be a slip of the other; 1 is the same."""
COMPARED = 300
"""With how many names one is compared at most: there may be thousands of people."""
Named = TypeVar("Named")


def plain(words: str) -> str:
    """``When? *`` is ``when``."""
    return NOT_LETTERS.sub(" ", (fold(words) or "").lower()).strip()


class NearNames(Generic[Named]):
    """What is known by name, also by one that is written nearly right; each is looked for once."""

    def __init__(self, named: Mapping[str, Named]) -> None:
        self.named = named
        self.seen: dict[str, tuple[Named | None, bool]] = {}
        self.alike: dict[str, list[str]] = {}
        for key in named:
            for start in starts_of(key):
                self.alike.setdefault(start, []).append(key)

    def find(self, words: str) -> tuple[Named | None, bool]:
        """What bears the name, or else the most alike; and whether it is the name itself."""
        key = plain(words)
        if key not in self.seen:
            self.seen[key] = self.look_for(key)
        return self.seen[key]

    def look_for(self, key: str) -> tuple[Named | None, bool]:
        if key in self.named:
            return self.named[key], True
        near = get_close_matches(key, self.candidates(key), 1, NEAR)
        return (self.named[near[0]], False) if near else (None, False)

    def candidates(self, key: str) -> list[str]:
        """Names that share the beginning of a word, of the rarest beginnings first."""
        shared = sorted((self.alike.get(start, []) for start in starts_of(key)), key=len)
        return list(dict.fromkeys(chain.from_iterable(shared)))[:COMPARED]


def starts_of(key: str) -> set[str]:
    return {word[:3] for word in key.split()}
