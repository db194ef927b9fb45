"""Working days in England and Wales, and the counting of days, months and years.

A working day is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday under the
Banking and Financial Dealings Act 1971, substitute and special days included (the definition of the
Children Act 1989 Representations Procedure (England) Regulations 2006, reg 2; Working Together has
none of its own). UK-wide, it is no bank holiday in any part of the United Kingdom either (Freedom
of Information Act 2000, s 10(6)). The day that starts a count is day 0. A count of months keeps the
day of the month, or takes the month's last day.
"""

import tomllib
from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from governance.rules.errors import DateOutOfRange

CALENDAR = Path(__file__).parent / "bank_holidays.toml"
"""By part of the kingdom and year its public holidays, with their source; written by a tool."""
ENGLAND, ELSEWHERE = "england", "elsewhere_in_the_united_kingdom"
ONE_DAY = timedelta(days=1)
SATURDAY = 5


@cache
def calendar() -> dict[str, dict[str, str]]:
    return tomllib.loads(CALENDAR.read_text(encoding="utf-8"))


def require_known(year: int) -> None:
    """Raises DateOutOfRange for a year whose bank holidays are not known."""
    known = calendar()[ENGLAND]
    if str(year) not in known:
        years = [int(each) for each in known]
        raise DateOutOfRange(min(years), max(years))


def days_of(part: str, year: int) -> frozenset[date]:
    require_known(year)
    days = calendar()[part][str(year)].split()
    return frozenset(date.fromisoformat(f"{year}-{day}") for day in days)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Every public holiday of ``year``, Christmas Day and Good Friday among them."""
    return days_of(ENGLAND, year)


@cache
def uk_bank_holidays(year: int) -> frozenset[date]:
    """Every day of ``year`` that is a public holiday in any part of the United Kingdom."""
    return bank_holidays(year) | days_of(ELSEWHERE, year)


def holidays_of(year: int, *, uk_wide: bool) -> frozenset[date]:
    return uk_bank_holidays(year) if uk_wide else bank_holidays(year)


def is_working_day(day: date, *, uk_wide: bool = False) -> bool:
    return day.weekday() < SATURDAY and day not in holidays_of(day.year, uk_wide=uk_wide)


@cache
def weekdays_lost(year: int, uk_wide: bool = False) -> tuple[date, ...]:
    """The holidays of ``year`` that no weekend swallows."""
    lost = holidays_of(year, uk_wide=uk_wide)
    return tuple(day for day in lost if day.weekday() < SATURDAY)


def add_working_days(day: date, n: int, *, uk_wide: bool = False) -> date:
    """The ``n``-th working day after ``day`` (before it, if negative); 0 is ``day`` itself."""
    require_known(day.year)
    step = ONE_DAY if n > 0 else -ONE_DAY
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day, uk_wide=uk_wide):
            day += step
    return day


def working_days_between(start: date, end: date, *, uk_wide: bool = False) -> int:
    """How many working days ``end`` is after ``start`` (day 0); negative where it is before."""
    if end < start:
        return -_working_days_in(end, start - ONE_DAY, uk_wide)
    return _working_days_in(start + ONE_DAY, end, uk_wide)


@lru_cache(maxsize=4096)
def _working_days_in(first: date, last: date, uk_wide: bool) -> int:
    """Whole weeks and the days over, without the holidays: as quick for ten years as for a week."""
    weeks, over = divmod((last - first).days + 1, 7)
    weekdays = 5 * weeks + sum((first.weekday() + n) % 7 < SATURDAY for n in range(over))
    years = range(first.year, last.year + 1)
    lost = (day for year in years for day in weekdays_lost(year, uk_wide))
    return weekdays - sum(first <= day <= last for day in lost)


def working_day_on_or_before(day: date) -> date:
    """``day`` itself, or the last working day before it."""
    return day if is_working_day(day) else add_working_days(day, -1)


def add_months(day: date, n: int) -> date:
    """The same day of the month ``n`` months on (back, if negative), clamped to the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    require_known(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
