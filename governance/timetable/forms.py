"""What a person types about the timetable of a plan."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms

from governance.core.formatting import format_month
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import PlaceFilterForm
from governance.core.forms.operation_forms import ScreenedForm
from governance.plans.forms.fields import NOBODY, ExplainedForm, split_choice
from governance.plans.models import BusinessPlan
from governance.themes.forms import theme_filter, themes_field
from governance.timetable.models import TimetableEntry

Choices = Iterable[tuple[Any, Any]]
Kind, Every = TimetableEntry.Kind, TimetableEntry.Every
NO_CHILD = "Nothing from which a child could be known."
ASSURANCE_KINDS = [(value, label) for value, label in Kind.choices if value != Kind.LEARNING]
LONGEST = 60
"""So many months of a plan without an end can be chosen."""


def months_of_plan(plan: BusinessPlan) -> list[tuple[str, str]]:
    """Every month of the plan: ``2026-05`` and its name."""
    day = plan.starts_on.replace(day=1)
    last = plan.ends_on or day + relativedelta(months=LONGEST)
    found = []
    while day < last:
        found.append((month_key(day), format_month(day)))
        day += relativedelta(months=1)
    return found


def month_key(day: date) -> str:
    return day.isoformat()[:7]


def first_of_month(key: str) -> date:
    year, month = key.split("-")
    return date(int(year), int(month), 1)


def month_field(label: str, missing: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, error_messages={"required": missing})


class MonthsForm(forms.Form):
    """The first and the last month, each of the plan."""

    first_month = month_field("In which month does it begin?", "Choose the first month.")
    last_month = month_field("In which month does it end?", "Choose the last month.")

    def set_months(self, months: Choices) -> None:
        for name in ("first_month", "last_month"):
            set_choices(self, name, [("", "Choose a month"), *months])

    def check_months(self) -> None:
        first, last = (self.cleaned_data.get(name) for name in ("first_month", "last_month"))
        if first and last and last < first:
            self.add_error("last_month", "The last month must not be before the first.")

    def months(self) -> dict[str, date]:
        last = first_of_month(self.cleaned_data["last_month"])
        return {
            "starts_on": first_of_month(self.cleaned_data["first_month"]),
            "due_on": last + relativedelta(months=1, days=-1),
        }


class EntryForm(ExplainedForm, MonthsForm):
    """What is planned, when, by whom, and which priority or theme it serves."""

    folded: tuple[str, ...] = ("themes",)
    title = forms.CharField(
        label="In one line", max_length=160, error_messages={"required": "Enter a title."}
    )
    method = ProseField(label="How is it done? (optional)", required=False, rows=3, max_length=2000)
    every = forms.TypedChoiceField(
        label="How often?",
        coerce=int,
        choices=Every.choices,
        widget=forms.RadioSelect,
        help_text="What comes back is put in for each time until the plan ends.",
        error_messages={"required": "Choose how often."},
    )
    lead = forms.ChoiceField(
        label="Who leads it? (optional)",
        help_text="A seat, or a group, for which its chair speaks.",
        required=False,
    )
    priority_id = forms.TypedChoiceField(
        label="Which priority does it serve? (optional)",
        required=False,
        coerce=int,
        empty_value=None,
    )
    themes = themes_field()
    expected_version = version_field()

    def __init__(
        self,
        *args: Any,
        is_new: bool,
        months: Choices,
        leads: Choices,
        priorities: Choices,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.set_months(months)
        set_choices(self, "lead", [NOBODY, *leads])
        set_choices(self, "priority_id", [("", "None"), *priorities])
        if not is_new:
            del self.fields["every"]

    def clean(self) -> None:
        super().clean()
        self.check_months()

    def changes(self) -> dict[str, Any]:
        typed = super().changes()
        lead = split_choice(typed.pop("lead"), "seat", "group")
        beside = {"first_month", "last_month"}
        words = {name: value for name, value in typed.items() if name not in beside}
        return (
            words
            | self.months()
            | {
                "lead_seat_id": lead["seat_id"],
                "lead_group_id": lead["group_id"],
            }
        )


class AssuranceForm(EntryForm):
    """An entry of the quality-assurance timetable."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=[("", "Choose one"), *ASSURANCE_KINDS],
        error_messages={"required": "Choose what it is."},
    )
    field_order = ["kind", "title", "method", "first_month", "last_month", "every"]


class LearningForm(EntryForm):
    """An entry of the plan to disseminate learning."""

    learned_from = forms.CharField(
        label="Where is it from?",
        help_text=f"For example, the audit of neglect of last spring. {NO_CHILD}",
        max_length=200,
        error_messages={"required": "Say where the learning is from."},
    )
    audience = forms.CharField(
        label="To whom is it told?",
        help_text="For example, health visitors and school nurses.",
        max_length=200,
        error_messages={"required": "Say to whom it is told."},
    )
    field_order = ["title", "learned_from", "audience", "method", "first_month", "last_month"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["title"].label = "What is the learning, in one line?"
        self.fields["method"].label = "How is it told? (optional)"

    def changes(self) -> dict[str, Any]:
        return super().changes() | {"kind": Kind.LEARNING.value}


class CompleteForm(ScreenedForm):
    """What came of it."""

    reason_joins = "outcome"
    outcome = ProseField(
        label="What came of it?",
        help_text=f"What was found, and what follows from it. {NO_CHILD}",
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what came of it, or that nothing did."},
    )
    expected_version = version_field()

    def __init__(self, *args: Any, is_learning: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_learning:
            outcome = self.fields["outcome"]
            outcome.label = "How is it known that it arrived?"
            outcome.help_text = f"Who was reached, and what shows that it is used. {NO_CHILD}"


class ReasonForm(ScreenedForm):
    """Why it is dropped or taken up again."""

    reason_joins = "note"
    note = ProseField(
        label="Why?", rows=4, max_length=2000, error_messages={"required": "Say why."}
    )
    expected_version = version_field()


class MoveForm(ReasonForm, MonthsForm):
    """To which months, and why."""

    field_order = ["first_month", "last_month", "note"]

    def __init__(self, *args: Any, months: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_months(months)

    def clean(self) -> None:
        super().clean()
        self.check_months()

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        given = {name: given[name] for name in ("note", "expected_version") if name in given}
        return given | self.months()


class TimetableFilterForm(PlaceFilterForm):
    """Which entries the list shows."""

    any_place = "Any group"
    kind = forms.ChoiceField(
        required=False,
        choices=[("", "Any kind"), ("assurance", "All assurance"), *Kind.choices],
    )
    status = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Any status"),
            ("begun", "To be done by now"),
            ("late", "Late"),
            *TimetableEntry.Status.choices,
        ],
    )
    theme = theme_filter()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["q"].label = "Words"
