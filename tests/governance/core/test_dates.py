"""A date in three boxes: what is no date, or no plausible one, is said in words."""

from datetime import date

import pytest
from django import forms

from governance.core.forms.dates import DayField


class DayForm(forms.Form):
    day = DayField()
    future = DayField(required=False, first_year=2020, last_year=2030)


def typed(day: str, month: str, year: str, name: str = "day") -> DayForm:
    return DayForm({f"{name}_0": day, f"{name}_1": month, f"{name}_2": year, **OTHER[name]})


OTHER = {"day": {}, "future": {"day_0": "1", "day_1": "1", "day_2": "2026"}}


def test_a_date_with_all_of_its_year_is_taken():
    form = typed("31", "03", "2026")

    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("1", "2", "26"), "The year must have 4 numbers."),
        (("1", "2", "0026"), "The year must be between 1990 and 2100."),
        (("1", "1", "0001"), "The year must be between 1990 and 2100."),
        (("31", "12", "9999"), "The year must be between 1990 and 2100."),
        (("1", "2", "20260"), "The year must have 4 numbers."),
        (("1", "2", "9" * 30), "Enter a real date, such as 31 3 2026."),
        (("٣", "2", "2026"), "Enter a real date, such as 31 3 2026."),
        (("1_0", "2", "2026"), "Enter a real date, such as 31 3 2026."),
        (("²", "2", "2026"), "Enter a real date, such as 31 3 2026."),
        (("30", "2", "2026"), "Enter a real date, such as 31 3 2026."),
        (("1", "2", "0000"), "Enter a real date, such as 31 3 2026."),
    ],
)
def test_what_is_no_date_or_no_plausible_one_is_said_in_words(parts, sentence):
    assert typed(*parts).errors["day"] == [sentence]


def test_a_field_may_say_which_years_are_plausible():
    errors = typed("1", "1", "2031", name="future").errors

    assert errors["future"] == ["The year must be between 2020 and 2030."]
