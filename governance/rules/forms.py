"""What a person types to work out when a rule's time is up."""

from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from governance.core.forms.dates import DayField
from governance.rules.durations import due_on
from governance.rules.errors import DateOutOfRange, RuleNotInForce
from governance.rules.schema import Rule, RuleSet


class DueForm(forms.Form):
    """Day 0 in; ``due`` holds the last day allowed once the form is valid."""

    day = DayField(
        first_year=MINYEAR,
        last_year=MAXYEAR,  # the calendar of working days says itself how far it goes
        label="Start date",
        help_text="For example, 31 3 2026.",
        error_messages={"required": "Enter the start date."},
    )

    def __init__(self, *args: Any, rule: Rule, edition: RuleSet, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rule = rule
        self.edition = edition
        self.due: date | None = None
        if rule.direction == "before":
            self.fields["day"].label = "Date of the event"

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        try:
            self.edition.require_in_own_period(self.rule, day)
            self.due = due_on(self.rule, day)
        except (DateOutOfRange, RuleNotInForce) as error:
            raise ValidationError(str(error)) from error
        return day
