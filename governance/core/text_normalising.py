"""The one spelling in which texts are searched and compared, and the way back to what was typed.

The same words reach us with no-break spaces, long dashes, curly quotes and signs nobody sees,
above all when they were pasted. Whatever looks for something in a text normalises it here first.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from governance.core.text_signs import (
    DOUBLE_QUOTES,
    LINE_ENDS,
    SIGNS_AS_DASHES,
    SIGNS_AS_SLASHES,
    SINGLE_QUOTES,
    UNSEEN_LETTERS,
)

QUOTES = str.maketrans(dict.fromkeys(SINGLE_QUOTES, "'") | dict.fromkeys(DOUBLE_QUOTES, '"'))
OTHER_SIGNS = dict.fromkeys(SIGNS_AS_DASHES, "-") | dict.fromkeys(SIGNS_AS_SLASHES, "/")
INVISIBLE = re.compile(f"[{UNSEEN_LETTERS}]")
"""The format characters (Cf) are known by their category."""
CLUSTER = re.compile(
    r"(?s).[\u0300-\u036f\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{0,30}"
)
"""A character and the marks that belong to it: no more than 30, Unicode's stream-safe format (UAX
#15, section 13), because a long row of marks could cost the square of its length."""

Letter = tuple[str, int, int]
"""A character in the one spelling, and where what it was typed as begins and ends."""


@dataclass(frozen=True)
class NormalisedText:
    """A text in one spelling, with the place in ``typed`` of each of its characters."""

    text: str
    typed: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """The person's own words for ``text[start:end]``, which is not empty, on one line."""
        return " ".join(self.typed[self.starts[start] : self.ends[end - 1]].split())


@lru_cache(maxsize=8)
def normalise(typed: str) -> NormalisedText:
    """Compatible characters as one (NFKC), dashes as ``-``, quotes straight, digits 0 to 9.

    Spaces of every kind and single line ends become one space, blank lines one blank line;
    what nobody sees is left out. Upper and lower case stay as they are.
    """
    letters = list(join_spaces(spell(typed)))
    return NormalisedText(
        text="".join(letter for letter, _, _ in letters),
        typed=typed,
        starts=tuple(start for _, start, _ in letters),
        ends=tuple(end for _, _, end in letters),
    )


def spell(typed: str) -> Iterator[Letter]:
    """Each character in the one spelling; spaces not yet joined."""
    for cluster in CLUSTER.finditer(typed):
        spelled = unicodedata.normalize("NFKC", cluster.group().translate(QUOTES))
        for letter in INVISIBLE.sub("", spelled.translate(QUOTES)):
            yield from ((each, *cluster.span()) for each in spell_one(letter))


def spell_one(letter: str) -> str:
    """One character in the one spelling; empty for one that nobody sees."""
    if letter.isascii() and letter.isprintable():
        return letter
    if letter in LINE_ENDS:
        return "\n"
    match unicodedata.category(letter):
        case "Cf":
            return ""
        case "Zs" | "Cc":
            return " "
        case "Pd":
            return "-"
        case "Nd":
            return str(unicodedata.digit(letter))
    return OTHER_SIGNS.get(letter, letter)


def join_spaces(letters: Iterable[Letter]) -> Iterator[Letter]:
    """The same with each row of spaces as one: a blank line is kept as one."""
    for is_space, row in groupby(letters, key=lambda letter: letter[0] in " \n"):
        if not is_space:
            yield from row
            continue
        spaces = list(row)
        blank_line = sum(letter == "\n" for letter, _, _ in spaces) > 1
        for each in "\n\n" if blank_line else " ":
            yield each, spaces[0][1], spaces[-1][2]
