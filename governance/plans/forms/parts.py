"""What a person types to set up what hangs on a plan."""

from datetime import date, timedelta
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.plans.forms.fields import (
    NOBODY,
    TITLE_MISSING,
    Choices,
    ExplainedForm,
    PeriodForm,
    number_field,
    split_choice,
)
from governance.themes.forms import themes_field


class NumberedForm(ExplainedForm):
    """Parts of a plan have a number, chosen when they are added."""

    number = number_field()
    expected_version = version_field()

    def __init__(self, *args: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_new:
            del self.fields["number"]

    def changes(self) -> dict[str, Any]:
        chosen = {"lead", "officer", "last_day"}
        return {name: value for name, value in super().changes().items() if name not in chosen}


class FocusAreaForm(NumberedForm):
    title = forms.CharField(label="Title", max_length=160, error_messages=TITLE_MISSING)
    why = ProseField(label="Why was it chosen? (optional)", required=False)


class PriorityForm(NumberedForm):
    """A priority, who leads it and what it belongs to."""

    folded: tuple[str, ...] = ("themes",)
    title = forms.CharField(label="Title", max_length=160, error_messages=TITLE_MISSING)
    focus_area_id = forms.TypedChoiceField(
        label="Focus area (optional)", required=False, coerce=int, empty_value=None
    )
    statement = ProseField(
        label="Priority statement (optional)",
        help_text="What it is about, in a sentence or two.",
        required=False,
        rows=3,
    )
    rationale = ProseField(label="Why is it a priority? (optional)", required=False)
    different = ProseField(label="What should be different? (optional)", required=False)
    lead = forms.ChoiceField(
        label="Who leads it?",
        help_text="A seat, so that it goes on when the person changes; or a whole organisation.",
        required=False,
    )
    lead_text = forms.CharField(
        label="Or the lead in words (optional)",
        help_text="A role for which there is no seat here, such as head of children’s social care.",
        required=False,
        max_length=160,
    )
    officer = forms.ChoiceField(label="Which officer supports it?", required=False)
    officer_text = forms.CharField(
        label="Or the officer in words (optional)", required=False, max_length=160
    )
    delivery_mechanism = forms.CharField(
        label="Delivered through (optional)",
        help_text="The group, project or arrangement that carries it out.",
        required=False,
        max_length=200,
    )
    themes = themes_field()

    field_order = ["number"]

    def __init__(
        self, *args: Any, focus_areas: Choices, leads: Choices, officers: Choices, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        set_choices(self, "focus_area_id", [("", "None"), *focus_areas])
        set_choices(self, "lead", [NOBODY, *leads])
        set_choices(self, "officer", [NOBODY, *officers])

    def clean(self) -> None:
        super().clean()
        for chosen in ("lead", "officer"):
            if self.cleaned_data.get(chosen) and self.cleaned_data.get(f"{chosen}_text"):
                self.add_error(f"{chosen}_text", "Choose from the list or write it, not both.")

    def changes(self) -> dict[str, Any]:
        typed = self.cleaned_data
        officer = split_choice(typed["officer"], "seat")["seat_id"]
        lead = split_choice(typed["lead"], "seat", "organisation")
        return super().changes() | {
            "lead_seat_id": lead["seat_id"],
            "lead_organisation_id": lead["organisation_id"],
            "officer_seat_id": officer,
        }


class OutcomeStatementForm(NumberedForm, PeriodForm):
    """What good looks like, from when, and until when if another follows it."""

    text = ProseField(
        label="What does good look like?",
        help_text="For children, in words that can be judged each quarter.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say what good looks like."},
    )
    starts_on = DayField(
        label="Agreed from",
        help_text="For example, 1 4 2026.",
        error_messages={"required": "Enter the day it holds from."},
    )
    last_day = DayField(
        label="Last day (optional)",
        help_text="Fill this in when another statement follows this one.",
        required=False,
    )

    def changes(self) -> dict[str, Any]:
        last: date | None = self.cleaned_data["last_day"]
        return super().changes() | {"ends_on": last + timedelta(days=1) if last else None}


class ObjectiveForm(NumberedForm):
    title = forms.CharField(
        label="Objective", max_length=300, error_messages={"required": "Enter the objective."}
    )
    measure = ProseField(
        label="How will progress and impact be measured? (optional)", required=False, rows=3
    )
