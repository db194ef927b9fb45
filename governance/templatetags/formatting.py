"""The functions of ``governance/core/formatting.py`` for templates, by the same names."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django import template

from governance.core import formatting

register = template.Library()
Value = TypeVar("Value")

FILTERS = (
    formatting.format_date,
    formatting.format_date_short,
    formatting.format_weekday_date,
    formatting.format_day_and_month,
    formatting.format_datetime,
    formatting.format_datetime_short,
    formatting.format_time,
    formatting.format_number,
    formatting.format_list,
    formatting.format_pence,
    formatting.format_file_size,
)


def empty_for_nothing(function: Callable[[Value], str]) -> Callable[[Value | None], str]:
    """A template asks of what may be missing, and then shows nothing, as with Django's filters."""

    @wraps(function)
    def shown(value: Value | None) -> str:
        return "" if value is None or value == "" else function(value)

    return shown


for each in FILTERS:
    register.filter(each.__name__, empty_for_nothing(each))
register.simple_tag(formatting.format_count)
