"""Finds dates of birth: a date beside a word that says somebody was born on it.

A date is at most some 40 characters long and is sought only within 40 characters of such a word,
so that a text costs no more than its length however many of them it holds.
"""

import re
from collections.abc import Iterator

from governance.core.identifier_detection.findings import Span

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
ORDINAL = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|"
    r"nineteenth|twentieth|thirtieth)"
)
DAY = rf"(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{ORDINAL})\b"
YEAR = r"(?:'?\d{4}|'?\d{2})\b"
GAP = r"[ ,./\-]{0,3}"
DATE = (
    rf"(?:{DAY}(?: day)?(?: of)?{GAP}{MONTH}(?:{GAP}{YEAR})?"
    rf"|{MONTH}{GAP}(?:the )?{DAY}(?:{GAP}{YEAR})?"
    r"|\d{4} ?[./ \-] ?\d{1,2} ?[./ \-] ?\d{1,2}\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? ?[.,/ \-:] ?\d{{1,2}} ?[.,/ \-:] ?{YEAR}"
    r"|\d{8}\b)"
)
BORN = r"(?:d\.? ?o\.? ?b\b\.?|born\b|birth ?(?:date|day)?\b)"
AFTER_THE_WORD = re.compile(rf"\b{BORN}[^.;\n]{{0,40}}?(?<![\d/])({DATE})", re.IGNORECASE)
BEFORE_THE_WORD = re.compile(
    rf"(?<![\d/])({DATE})[ ,(\[\-]{{1,3}}(?:is |was )?(?:(?:his|her|their|the|date of) )?"
    r"(?:d\.? ?o\.? ?b\b|birth ?(?:date|day)?\b(?! (?:rate|regist|certific)))",
    re.IGNORECASE,
)


def birth_dates(text: str) -> Iterator[Span]:
    """Where a date of birth stands, the word that says so left out."""
    found = {match.span(1) for match in AFTER_THE_WORD.finditer(text)}
    starts = {start for start, _ in found}
    found |= {m.span(1) for m in BEFORE_THE_WORD.finditer(text) if m.start(1) not in starts}
    yield from sorted(found)
