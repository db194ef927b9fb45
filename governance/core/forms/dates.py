"""A date as people write it: a day, a month and a year, each in its own box."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")


class DayWidget(forms.MultiWidget):
    def __init__(self) -> None:
        super().__init__(widgets=[forms.TextInput() for _ in PARTS])

    def decompress(self, value: date | None) -> list[int | None]:
        return [getattr(value, part) for part in PARTS] if value else [None, None, None]


class DayField(forms.MultiValueField):
    """Gives a date; says which part is missing, or that no such day exists."""

    widget = DayWidget

    def __init__(self, **options: Any) -> None:
        fields = [forms.CharField(required=False, strip=True) for _ in PARTS]
        super().__init__(fields=fields, require_all_fields=False, **options)

    def compress(self, values: list[str]) -> date | None:
        if not any(values):
            return None
        missing = [part for part, text in zip(PARTS, values, strict=True) if not text]
        if missing:
            raise ValidationError(f"The date must include a {' and a '.join(missing)}.")
        return real_date(*values)


def real_date(day: str, month: str, year: str) -> date:
    """Raises ValidationError unless the three name a day of the calendar."""
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError) as error:
        raise ValidationError("Enter a real date, such as 31 3 2026.") from error
