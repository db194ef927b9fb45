"""Words that begin with a capital in the papers of a partnership and are no part of a name.

Names that are also such words ("Young", "Page") are kept out of the lists where they can be: it is
better to ask once too often than to let a child's name pass.
"""

import tomllib
from pathlib import Path

LISTS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    ).items()
}
SMALL_WORDS = LISTS["small"]
TITLE_ENDINGS = LISTS["title_endings"]
STREET_ENDINGS = LISTS["street_endings"]
ROLES_AND_SUBJECTS = LISTS["roles_and_subjects"]
AREAS = LISTS["areas"]
MONTHS = LISTS["months"]
NUMBERED_WORDS = LISTS["numbered"]


def plain_form(word: str) -> str:
    """The word as the lists have it: small, without a possessive's ending or a full stop."""
    return word.casefold().removesuffix("'s").removesuffix("'").rstrip(".")


def is_ordinary(word: str) -> bool:
    """Whether a capitalised word is one of these rather than a name."""
    plain = plain_form(word)
    return plain in SMALL_WORDS or plain in ROLES_AND_SUBJECTS or plain in TITLE_ENDINGS


def ends_title(word: str) -> bool:
    """Whether the word ends the name of a body, a paper or a place."""
    return plain_form(word) in TITLE_ENDINGS or plain_form(word) in STREET_ENDINGS
