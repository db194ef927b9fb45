"""A date as people write it: a day, a month and a year, each in its own box."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")
NUMBER = re.compile(r"[0-9]{1,9}")
NOT_REAL = "Enter a real date, such as 31 3 2026."
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""What is plausible unless a field says otherwise: people begin with papers of the 1990s."""


class DayWidget(forms.MultiWidget):
    def __init__(self) -> None:
        super().__init__(widgets=[forms.TextInput() for _ in PARTS])

    def decompress(self, value: date | None) -> list[int | None]:
        return [getattr(value, part) for part in PARTS] if value else [None, None, None]


class DayField(forms.MultiValueField):
    """Gives a date; says which part is missing, that no such day exists, or is out of range."""

    widget = DayWidget

    def __init__(
        self, *, first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR, **options: Any
    ) -> None:
        self.years = range(first_year, last_year + 1)
        fields = [forms.CharField(required=False, strip=True) for _ in PARTS]
        super().__init__(fields=fields, require_all_fields=False, **options)

    def compress(self, values: list[str]) -> date | None:
        if not any(values):
            return None
        missing = [part for part, text in zip(PARTS, values, strict=True) if not text]
        if missing:
            raise ValidationError(f"The date must include a {' and a '.join(missing)}.")
        day = real_date(*values)
        if day.year not in self.years:
            first, last = self.years[0], self.years[-1]
            raise ValidationError(f"The year must be between {first} and {last}.")
        return day


def real_date(day: str, month: str, year: str) -> date:
    """Raises ValidationError unless the three name a day of the calendar, with all of its year."""
    if not all(NUMBER.fullmatch(part) for part in (day, month, year)):
        raise ValidationError(NOT_REAL)
    if len(year) != 4:
        raise ValidationError("The year must have 4 numbers.")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValidationError(NOT_REAL) from error
