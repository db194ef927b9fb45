"""Finds what says that a name is a child's: how old somebody is, and whose child, parent or pupil.

Spans of ages ("14 years and over", "aged 8 to 18") speak of many and are left out. Each pattern
reads at most some 30 characters, so none costs more than the length of the text.
"""

import re
from collections.abc import Iterator

from governance.core.identifier_detection.findings import Span

NOT_A_SPAN = (
    r"(?![\w%]| ?[-+/] ?\d|\+|\.\d| (?:to|or|and) (?:\d|over|under|above|below|older|younger|up)"
    r"|,? \d+(?:,| (?:to|or|and))| per\b| of\b| ?%)"
)
NOT_AFTER_A_SPAN = (
    r"(?<!\d[-/])(?<!\d - )(?<! to )(?<!\d and )(?<!\d or )(?<!between )(?<!£)(?<!\.)(?<!\d)"
)
NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen"
)
YEARS = rf"(?:\d{{1,2}}|{NUMBER_WORDS})"
AGE = re.compile(
    rf"\b(?:aged?|age of|age is|age:)[ :,]{{0,2}}{YEARS}"
    rf"(?: ?(?:months?|weeks?|days?|years?|yrs?))?{NOT_A_SPAN}"
    rf"|{NOT_AFTER_A_SPAN}\b{YEARS}[ -]?(?:year|yr|month|week|day)s?[ -]old\b(?!s)"
    rf"|{NOT_AFTER_A_SPAN}\b\d{{1,2}} ?(?:y/?o|yrs old|y\.o\.)(?!\w)",
    re.IGNORECASE,
)
AGE_RIGHT_AFTER = re.compile(
    r"(?:'s)?(?:,? ?[(\[](?:aged? )?\d{1,2}(?: ?(?:y|yrs?|years|m|mths?|months|weeks|wks))?[)\]]"
    r"|, (?:now |only |just )?\d{1,2}(?=[,.;]|$)"
    r"|,? (?:(?:who|he|she) )?(?:is|was|turned|turns|now|will be|has turned|has just turned|just)"
    rf" (?:now |only |just |nearly |almost )?\d{{1,2}}{NOT_A_SPAN}(?! [a-z]+s\b))"
)
"""Bare figures, which are an age only where they follow the name itself."""
RELATION = re.compile(
    r"\b(?:(?:step|grand|half|foster|birth|adoptive|great)[ -]?)?"
    r"(?:mother|father|mum|mam|mummy|dad|daddy|sister|brother|son|daughter|siblings?|twins?|baby|"
    r"aunt|auntie|uncle|cousin|niece|nephew|nan|nana|grandad|grandparents?|foster carers?|"
    r"(?<!each )(?<!every )(?<!per )(?<!any )(?:child|pupil|boy|girl|infant|toddler|newborn))"
    r"\b(?!-)"
    r"(?! (?:protection|safeguarding|exploitation|sexual|criminal|death|health|in need|care)\b)"
    r"|\b(?:children|parents?|carers?) (?:of|called|named|is|are)\b",
    re.IGNORECASE,
)


def ages(text: str) -> Iterator[Span]:
    """Where the age of one person is said in words that say so."""
    yield from (match.span() for match in AGE.finditer(text))


def age_right_after(text: str, end: int) -> Span | None:
    """A bare figure that follows a name at ``end`` as an age does: ``(14)``, ``is 7``."""
    match = AGE_RIGHT_AFTER.match(text, end)
    return match.span() if match else None


def relations(text: str) -> Iterator[Span]:
    """Where somebody is said to be somebody's kin, carer or pupil."""
    yield from (match.span() for match in RELATION.finditer(text))
