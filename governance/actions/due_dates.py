"""When something is due, as people write it: a day, a month, a range, several, quarterly, ongoing.

``parse_due_date`` makes sense of the words, which are kept and shown. The forms are those of a
real business plan (Leicestershire and Rutland, 2018-19), with its typing errors refused.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dateutil.relativedelta import relativedelta

from governance.core.formatting import format_duration, format_time_left
from governance.core.text_normalising import normalise
from governance.periods.values import UnknownPeriod, business_quarter


class DueKind(StrEnum):
    """In what manner something is due."""

    NONE = ""
    DATE = "date"
    MONTH = "month"
    RANGE = "range"
    SEVERAL = "several"
    QUARTERLY = "quarterly"
    ONGOING = "ongoing"


class UnparseableDueDate(ValueError):
    """Words that name no time; says how to write them."""

    sentence = (
        "“{}” is not a time we understand. Write it as in 31 March 2027, March 2027, "
        "June to October 2027, Quarter 2 2026-27, October 2027 and March 2028, quarterly, "
        "or ongoing."
    )

    def __init__(self, text: str) -> None:
        super().__init__(self.sentence.format(text))


class ShortYear(UnparseableDueDate):
    """A year of two numbers, as a date's own boxes refuse it."""

    sentence = "The year in “{}” must have 4 numbers. Write it as in 31 March 2027."


@dataclass(frozen=True)
class Due:
    """What was written, and the first and last day it stands for; open where there is no end."""

    text: str = ""
    kind: DueKind = DueKind.NONE
    starts_on: date | None = None
    ends_on: date | None = None
    steps: tuple[date, ...] = ()
    """Where it is due several times: the last day of each."""

    def counted_on(self, met: Collection[date] = ()) -> date | None:
        """The last day by which it counts as late: of several, the first that is not met yet."""
        left = [day for day in self.steps if day not in met]
        return left[0] if left else self.ends_on


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
YEAR = r"(?P<year>20\d\d)"
FORMS = (
    ("day", re.compile(rf"{WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{MONTH},? {YEAR}")),
    ("day", re.compile(rf"(?P<day>\d{{1,2}})[/.-]{MONTH}[/.-]{YEAR}")),
    ("day", re.compile(rf"(?P<day>\d{{1,2}})[/.-](?P<number>\d{{1,2}})[/.-]{YEAR}")),
    ("day", re.compile(rf"{YEAR}-(?P<number>\d\d)-(?P<day>\d\d)")),
    ("month", re.compile(rf"{MONTH}(?:,? |[/-]){YEAR}")),
    ("month", re.compile(rf"(?P<number>\d{{1,2}})/{YEAR}")),
    ("year", re.compile(YEAR)),
)
LEAD = re.compile(r"^(?:due |by |before |no later than |the |end of |end )+")
QUARTER = re.compile(
    r"(?:quarter |qtr |q) ?(?P<quarter>[1-4])[, ]+(?:of )?"
    r"(?P<first>20\d\d) ?[/-] ?(?:20)?(?P<last>\d\d)"
)
QUARTERLY = re.compile(r"(?:quarterly|(?:every|each) quarter)(?P<rest>.*)")
ONGOING = re.compile(r"(?:ongoing|on-going|continuous|continuing)(?P<rest>.*)")
ONWARDS = re.compile(r"(?:from |as of )?(?P<first>.+?) (?:onwards?|on)|(?:from|since) (?P<from>.+)")
RANGE = re.compile(r"(?:from |between )?(?P<first>.+?)(?: to | until | till | - )(?P<last>.+)")
NAME_TO_NAME = re.compile(rf"(?:(?<=[a-z.])|(?<=20\d\d))-(?=(?:\d{{1,2}} )?{MONTH}\b)")
"""The dash of ``June-October``; the one of ``31-Mar-2027`` belongs to the day."""
SEVERAL = re.compile(r", and |,? and |, | & |; ")
NO_YEAR = re.compile(rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?{MONTH}")
SHORT_YEAR = re.compile(
    rf"(?:.*[^\w])?(?:\d{{1,2}}(?:st|nd|rd|th)?[ /.-](?:of )?)?"
    rf"(?:{MONTH},?[ /.-]|\d{{1,2}}[/.-]\d{{1,2}}[/.-])[’']?\d\d"
)


def parse_due_date(text: str) -> Due:
    """The time that was written; empty for nothing. Raises UnparseableDueDate."""
    written = " ".join(text.split())
    words = LEAD.sub("", spell_dashes(text).rstrip(" ."))
    if not words:
        return Due()
    for attempt in (
        parse_recurring,
        parse_single,
        parse_quarter,
        parse_open_ended,
        parse_range,
        parse_multiple,
    ):
        found = attempt(words)
        if found is not None:
            return Due(written, found.kind, found.starts_on, found.ends_on, found.steps)
    raise ShortYear(written) if SHORT_YEAR.fullmatch(words) else UnparseableDueDate(written)


def spell_dashes(text: str) -> str:
    """In lower case, with a dash between two times set apart: ``jun-oct 2027`` is a range."""
    words = re.sub(r" ?– ?", " - ", text.lower())
    plain = " ".join(normalise(words).text.split())
    return NAME_TO_NAME.sub(" - ", plain)


def parse_single(words: str) -> Due | None:
    """One day, month or year: ``31 March 2027``, ``end of March 2027``, ``2027``."""
    for form, pattern in FORMS:
        if match := pattern.fullmatch(LEAD.sub("", words)):
            return to_due(form, match)
    return None


def to_due(form: str, match: re.Match[str]) -> Due | None:
    """The days a matched form stands for; None when there are no such days."""
    parts = match.groupdict()
    month = MONTHS[parts["month"]] if parts.get("month") else int(parts.get("number") or 1)
    try:
        first = date(int(parts["year"]), month, int(parts.get("day") or 1))
    except ValueError:
        return None
    match form:
        case "day":
            return Due("", DueKind.DATE, first, first)
        case "month":
            return Due("", DueKind.MONTH, first, period_end(first, months=1))
    return Due("", DueKind.RANGE, first, period_end(first, months=12))


def period_end(first: date, *, months: int) -> date:
    return first + relativedelta(months=months) - timedelta(days=1)


def parse_quarter(words: str) -> Due | None:
    """A business quarter: ``Q2 2026-27``, ``quarter 2, 2026/27``."""
    match = QUARTER.fullmatch(words)
    if match is None:
        return None
    try:
        found = business_quarter(f"{match['first']}-{match['last']}", f"Q{match['quarter']}")
    except UnknownPeriod:
        return None
    return Due("", DueKind.RANGE, found.starts_on, found.ends_on - timedelta(days=1))


def parse_recurring(words: str) -> Due | None:
    """``quarterly``, ``ongoing``, each with or without a beginning and an end."""
    for kind, pattern in ((DueKind.QUARTERLY, QUARTERLY), (DueKind.ONGOING, ONGOING)):
        if match := pattern.fullmatch(words):
            return parse_bounds(kind, match["rest"].strip(" ,:"))
    return None


def parse_bounds(kind: DueKind, rest: str) -> Due | None:
    """What follows ``quarterly`` or ``ongoing``: nothing, from, until, or both."""
    if not rest:
        return Due("", kind)
    until = re.fullmatch(r"(?:to|until|till) (.+)", rest)
    if until:
        last = parse_single(until[1])
        return Due("", kind, None, last.ends_on) if last else None
    found = parse_range(rest) or parse_open_ended(rest)
    return Due("", kind, found.starts_on, found.ends_on) if found else None


def parse_open_ended(words: str) -> Due | None:
    """``March 2027 onwards``, ``from March 2027``: it begins and has no end."""
    match = ONWARDS.fullmatch(words)
    first = parse_single(match["first"] or match["from"]) if match else None
    return Due("", DueKind.ONGOING, first.starts_on) if first else None


def parse_range(words: str) -> Due | None:
    """``June to October 2027``: a beginning without a year is the last one before the end."""
    match = RANGE.fullmatch(words)
    last = parse_single(match["last"]) if match else None
    if match is None or last is None or last.ends_on is None or last.starts_on is None:
        return None
    year = last.starts_on.year
    tries = [match["first"], *(f"{match['first']} {each}" for each in (year, year - 1))]
    for first in map(parse_single, tries):
        if first and first.starts_on and first.starts_on <= last.ends_on:
            return Due("", DueKind.RANGE, first.starts_on, last.ends_on)
    return None


def parse_multiple(words: str) -> Due | None:
    """``October 2027 and March 2028``; a year left out is the next one that is written."""
    parts = SEVERAL.split(words)
    found: list[Due] = []
    year = ""
    for part in reversed(parts):
        one = parse_single(part) or (
            parse_single(f"{part} {year}") if NO_YEAR.fullmatch(part) else None
        )
        if one is None or one.ends_on is None:
            return None
        year = str(one.ends_on.year)
        found.insert(0, one)
    ends = [one.ends_on for one in found if one.ends_on]
    if len(found) < 2 or ends != sorted(set(ends)):
        return None
    return Due("", DueKind.SEVERAL, found[0].starts_on, ends[-1], tuple(ends))


def due_fields(due: Due, met: Collection[date] = ()) -> dict[str, Any]:
    """The columns of an action that hold it; ``met`` are those of several that are done."""
    return {
        "due_text": due.text,
        "due_kind": due.kind.value,
        "due_from": due.starts_on,
        "due_to": due.counted_on(met),
    }


def due_words(ends_on: date | None, *, on: date) -> str:
    """``due today``, ``due in 9 days``, ``6 days late``; empty where there is no last day."""
    return format_time_left((ends_on - on).days) if ends_on else ""


def late_by(ends_on: date | None, *, on: date) -> str:
    """By how much it is late; empty when it is not."""
    return format_duration((on - ends_on).days) if ends_on and ends_on < on else ""
