"""Finds street addresses: a house or a flat by number, in a street by name.

Each pattern begins at a number and reads at most four words of at most thirty letters.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from governance.core.identifier_detection.findings import Span
from governance.core.identifier_detection.ordinary_words import (
    NUMBERED_WORDS,
    SMALL_WORDS,
    is_ordinary,
)

ALWAYS_STREETS = (
    "street|road|rd|lane|avenue|ave|drive|crescent|cres|terrace|close|grove|mews|gardens|gdns"
)
STREETS = (
    rf"{ALWAYS_STREETS}|st|ln|way|court|ct|place|pl|square|sq|hill|park|row|walk|rise|view|green|"
    "parade|mount|gate|croft|dale|fields?|meadows?|end|yard|wharf|quay|villas|house|cottages?|"
    "buildings|estate|broadway|circus|fold|garth|leys|orchard|spinney|vale|wood|tower|point|dr|cl"
)
NUMBER = r"(?<![\w£.,/\-])(?:no\.? |number )?\d{1,4} ?[a-z]?(?: ?[\-/] ?\d{1,4}[a-z]?)?,? "
WORD = r"[^\W\d_][^\W\d_'.\-]{0,30}(?:['\-][^\W\d_]{1,30}){0,3}\.?"
CAPITAL = rf"(?-i:(?![a-z])){WORD}"
NUMBERED = re.compile(rf"{NUMBER}((?:{WORD} ){{1,4}}?)({STREETS})(?![\w\-'])", re.IGNORECASE)
FLAT = re.compile(
    r"\b(?-i:Flat|Apartment|Apt|FLAT) ?\d{1,4}[a-z]?,? (?:at )?"
    rf"((?:{CAPITAL},? ){{0,3}}{CAPITAL})",
    re.IGNORECASE,
)
LIVED_AT = re.compile(r"\b(?:of|at|from|to|address|lives?|home)(?: is|:)? $", re.IGNORECASE)
BESIDE_CAPITALS = frozenset(("of", "the", "st", "st.", "and", "on", "in", "le"))
"""Words in a street's name that are written small."""
COURTS = frozenset(("family", "high", "crown", "county", "youth", "supreme"))
"""What stands before Court where it is one of law."""


def addresses(text: str) -> Iterator[Span]:
    """Numbers with a street's name after them, and flats; what is counted or cited is none."""
    flats = [match.span() for match in FLAT.finditer(text)]
    yield from sorted({*flats, *(span for span in houses(text) if not is_in(span, flats))})


def is_in(span: Span, flats: list[Span]) -> bool:
    """Whether a house stands in the words of one of the flats, which begin in order."""
    index = bisect_right(flats, span) - 1
    return index >= 0 and span[0] < flats[index][1]


def houses(text: str) -> Iterator[Span]:
    """Houses by number in a street by name."""
    for match in NUMBERED.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if is_cited(before):
            continue
        if is_street_name(match[1].split(), match[2]) or (
            LIVED_AT.search(before) and is_small_street_name(match[1].split(), match[2])
        ):
            yield match.span()


def is_cited(before: str) -> bool:
    """Whether the number belongs to the word before it: Section 47, Priority 2."""
    words = before.split()
    return bool(words) and words[-1].casefold().strip("(") in NUMBERED_WORDS


def is_street_name(words: list[str], street: str) -> bool:
    """Whether capitalised words before Street, Lane and so on can be the street's name."""
    if not street[0].isupper():
        return False
    if street.casefold() in ("court", "ct") and words[-1].casefold() in COURTS:
        return False
    names = [word for word in words if word.casefold() not in BESIDE_CAPITALS]
    if not names:
        return words == ["The"] or words[0].startswith("St")
    is_plain = street.casefold() in ALWAYS_STREETS.split("|")
    return all(word[0].isupper() and (is_plain or not is_ordinary(word)) for word in names)


def is_small_street_name(words: list[str], street: str) -> bool:
    """The same written without capitals, where somebody is said to live there."""
    plain = len(words) < 3 and not any(word in SMALL_WORDS for word in words)
    return plain and street.casefold() in ALWAYS_STREETS.split("|")
