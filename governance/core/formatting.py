"""Dates, times, counts and sizes as people read them: one function each, for page, paper and mail.

Templates call them by the same names, from ``governance/templatetags/formatting.py``. The style is
GOV.UK's; the time is local. A moment without a time zone raises ValueError.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django.template.defaultfilters import filesizeformat
from django.utils import dateformat
from django.utils.timezone import localtime


def format_date(day: date) -> str:
    """``12 March 2027``."""
    return _format(day, "j F Y")


def format_date_short(day: date) -> str:
    """``12 Mar 2027``: where a table leaves little room."""
    return _format(day, "j M Y")


def format_weekday_date(day: date) -> str:
    """``Friday 12 March 2027``: where somebody must keep the day."""
    return _format(day, "l j F Y")


def format_day_and_month(day: date) -> str:
    """``12 March``: where the year is plain or does not matter."""
    return _format(day, "j F")


def format_month(day: date) -> str:
    """``March 2027``."""
    return _format(day, "F Y")


def format_month_range(first: date, last: date) -> str:
    """``April to June 2027``, ``October 2026 to March 2027``."""
    starts = _format(first, "F") if first.year == last.year else format_month(first)
    return f"{starts} to {format_month(last)}"


def format_datetime(moment: datetime) -> str:
    """``12 March 2027, 14:30``."""
    return _format(moment, "j F Y, H:i")


def format_datetime_short(moment: datetime) -> str:
    """``12 Mar 2027, 14:30``: where a table leaves little room."""
    return _format(moment, "j M Y, H:i")


def format_time(moment: datetime) -> str:
    """``14:30``."""
    return _format(moment, "H:i")


def format_number(number: int) -> str:
    """``1,204``."""
    return f"{number:,}"


def format_count(number: int, singular: str, plural: str = "") -> str:
    """``1 person``, ``1,204 people``; the plural takes an s where none is given."""
    return f"{format_number(number)} {singular if number == 1 else plural or f'{singular}s'}"


def format_duration(days: int, unit: str | None = None) -> str:
    """``9 working days``, ``1 day``: so many days in the unit they were counted in.

    Working days where ``unit`` is ``working_days``, else calendar days.
    """
    return format_count(days, "working day" if unit == "working_days" else "day")


def format_time_left(days: int, unit: str | None = None) -> str:
    """``due in 9 working days``, ``due today``; ``6 days late`` where fewer than none are left."""
    if days == 0:
        return "due today"
    if days > 0:
        return f"due in {format_duration(days, unit)}"
    return f"{format_duration(-days, unit)} late"


def format_list(items: Iterable[object]) -> str:
    """``a, b and c``, each by its own words; empty for none."""
    *first, last = [str(item) for item in items] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def format_names(names: Iterable[str]) -> str:
    """``wt2018, wt2023``: what there is to choose from; ``none`` where there is nothing."""
    return ", ".join(names) or "none"


def format_pence(pence: int) -> str:
    """``£2,500.50``; ``pence`` is a whole number of them."""
    return f"£{pence // 100:,}.{pence % 100:02}"


def format_file_size(size: int) -> str:
    """``1.5 MB``, with a space that does not break; ``size`` is in bytes."""
    return filesizeformat(size)


@lru_cache(maxsize=4096)
def _format(day: date, form: str) -> str:
    """Kept, since a list writes the same days again and again, each of which takes its time."""
    return dateformat.format(localtime(day) if isinstance(day, datetime) else day, form)
