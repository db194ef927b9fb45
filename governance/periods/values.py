"""Periods as values: which quarter or business year a day lies in, and in what words."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from governance.core.formatting import format_month, format_month_range

FIRST_MONTH = 4
"""A business year runs April to March (quality-assurance framework of both Leicester-side
partnerships, yearly report); an area that differs passes its own first month."""

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
YEARS = {"two_years": 2, "three_years": 3}


class UnknownPeriod(ValueError):
    """A period code that names no period, with what was expected."""


@dataclass(frozen=True)
class PeriodValue:
    """A period not yet kept as a row; ``ends_on`` is the first day after it."""

    kind: str
    code: str
    label: str
    starts_on: date
    ends_on: date

    @property
    def in_words(self) -> str:
        """Short enough for the head of a column: ``Quarter 3, 2025 to 2026``."""
        return ", ".join(quarter_and_year(self.code))


@lru_cache(maxsize=1024)
def period_containing(
    kind: str, day: date, first_month: int = FIRST_MONTH, counted_from: date | None = None
) -> PeriodValue:
    """The period of this kind that ``day`` lies in.

    Kinds: month, quarter, half_year, year; two_years and three_years are counted from the
    business year that ``counted_from`` lies in (by default from 2000).
    """
    if kind in YEARS:
        return span_of_years(kind, day, first_month, counted_from or date(2000, first_month, 1))
    months = MONTHS[kind]
    opening = year_starting(day, first_month)
    part = ((day.year - opening.year) * 12 + day.month - opening.month) // months
    starts = opening + relativedelta(months=part * months)
    ends = starts + relativedelta(months=months)
    return PeriodValue(
        kind,
        code_for(kind, opening, part, starts),
        label_for(kind, part, starts, ends),
        starts,
        ends,
    )


def span_of_years(kind: str, day: date, first_month: int, counted_from: date) -> PeriodValue:
    """The two or three business years ``day`` lies in, counted on from a given one."""
    length, first = YEARS[kind], year_starting(counted_from, first_month)
    past = year_starting(day, first_month).year - first.year
    starts = first + relativedelta(years=past // length * length)
    ends = starts + relativedelta(years=length)
    last = ends - relativedelta(days=1)
    code = f"{starts.year}-{last.year % 100:02d}"
    label = f"{length} years {code}, {format_month(starts)} to {format_month(last)}"
    return PeriodValue(kind, code, label, starts, ends)


def last_completed(
    kind: str, day: date, first_month: int = FIRST_MONTH, counted_from: date | None = None
) -> PeriodValue:
    """The latest period of this kind that had ended when ``day`` began."""
    current = period_containing(kind, day, first_month, counted_from)
    return period_containing(
        kind, current.starts_on - relativedelta(days=1), first_month, counted_from
    )


def year_starting(day: date, first_month: int) -> date:
    """The first day of the business year ``day`` lies in."""
    year = day.year if day.month >= first_month else day.year - 1
    return date(year, first_month, 1)


def year_code(opening: date) -> str:
    """``2025-26`` for the year that opens in 2025; ``2025`` where years are calendar years."""
    return (
        f"{opening.year}"
        if opening.month == 1
        else f"{opening.year}-{(opening.year + 1) % 100:02d}"
    )


def code_for(kind: str, opening: date, part: int, starts: date) -> str:
    match kind:
        case "month":
            return f"{starts.year}-{starts.month:02d}"
        case "quarter":
            return f"{year_code(opening)} Q{part + 1}"
        case "half_year":
            return f"{year_code(opening)} H{part + 1}"
    return year_code(opening)


def label_for(kind: str, part: int, starts: date, ends: date) -> str:
    last = ends - relativedelta(days=1)
    if kind == "month":
        return format_month(starts)
    months = format_month_range(starts, last)
    match kind:
        case "quarter":
            return f"Quarter {part + 1}, {months}"
        case "half_year":
            return f"{'First' if part == 0 else 'Second'} half year, {months}"
    return f"Year {year_code(starts)}, {months}"


def quarter_and_year(code: str) -> tuple[str, str]:
    """What people say for a quarter's code: ``2025-26 Q3`` is Quarter 3, of 2025 to 2026."""
    year, part = code.split()
    first, _, last = year.partition("-")
    return f"Quarter {part[1:]}", f"{first} to {int(first) + 1}" if last else first


def short_quarter(code: str) -> str:
    """On one line, in a title or over a column: ``2025-26 Q3`` is Quarter 3 2025/26."""
    part, _ = quarter_and_year(code)
    return f"{part} {code.split()[0].replace('-', '/')}"


def business_quarter(year: str, code: str, first_month: int = FIRST_MONTH) -> PeriodValue:
    """The quarter a person names as ``2025-26`` and ``Q2``; raises UnknownPeriod."""
    if code not in ("Q1", "Q2", "Q3", "Q4"):
        raise UnknownPeriod(f"Unknown quarter {code}: Q1, Q2, Q3 and Q4 exist.")
    unknown = f"Unknown year {year}: write it as in 2025-26."
    try:
        opening = date(int(year[:4]), first_month, 1)
        day = opening + relativedelta(months=3 * (int(code[1]) - 1))
        span = period_containing("quarter", day, first_month)
    except (ValueError, OverflowError) as error:  # no number, or beyond what a date can hold
        raise UnknownPeriod(unknown) from error
    if year != year_code(opening):
        raise UnknownPeriod(unknown)
    return span
