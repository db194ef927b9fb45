"""What a person types to set up a plan, and to say how a priority stands."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import PlaceFilterForm
from governance.core.forms.operation_forms import ChangesForm
from governance.plans.models import ProgressUpdate
from governance.plans.ratings import RATING_KEY
from governance.themes.forms import theme_filter, themes_field

Choices = Iterable[tuple[str, Any]]
TITLE_MISSING = {"required": "Enter a title."}
NOBODY = ("", "Nobody yet")


def split_choice(chosen: str, *kinds: str) -> dict[str, int | None]:
    """``seat:12`` as the key of its kind, and none for the other kinds."""
    kind, _, pk = chosen.partition(":")
    return {f"{each}_id": int(pk) if each == kind else None for each in kinds}


def number_field() -> forms.IntegerField:
    return forms.IntegerField(
        label="Number",
        min_value=1,
        max_value=999,
        error_messages={"required": "Enter a number, such as 1."},
    )


class PlanForm(ChangesForm):
    """A plan and its time; whose it is, is chosen once."""

    owner = forms.ChoiceField(
        label="Whose plan is it?", error_messages={"required": "Choose whose plan it is."}
    )
    title = forms.CharField(label="Title", max_length=160, error_messages=TITLE_MISSING)
    summary = ProseField(label="In a few sentences (optional)", required=False, rows=4)
    starts_on = DayField(
        label="First day",
        help_text="For example, 1 4 2026.",
        error_messages={"required": "Enter the first day."},
    )
    last_day = DayField(
        label="Last day",
        help_text="A plan may be for a year, or for two: for example, 31 3 2028.",
        error_messages={"required": "Enter the last day."},
    )
    expected_version = version_field()

    def __init__(self, *args: Any, owners: Choices | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if owners is None:
            del self.fields["owner"]
        else:
            set_choices(self, "owner", [("", "Choose one"), *owners])

    def clean(self) -> None:
        super().clean()
        first, last = (self.cleaned_data.get(name) for name in ("starts_on", "last_day"))
        if first and last and last < first:
            self.add_error("last_day", "The last day must be after the first.")

    def changes(self) -> dict[str, Any]:
        typed = self.cleaned_data
        owner = split_choice(typed["owner"], "group", "partnership") if "owner" in typed else {}
        return owner | {
            "title": typed["title"],
            "summary": typed["summary"],
            "starts_on": typed["starts_on"],
            "ends_on": typed["last_day"] + timedelta(days=1),
        }


class NumberedForm(ChangesForm):
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
    rationale = ProseField(label="Why is it a priority? (optional)", required=False)
    different = ProseField(label="What should be different? (optional)", required=False)
    lead = forms.ChoiceField(
        label="Who leads it?",
        help_text="A seat, so that it goes on when the person changes; or a whole organisation.",
        required=False,
    )
    officer = forms.ChoiceField(label="Which officer supports it?", required=False)
    themes = themes_field()

    field_order = ["number"]

    def __init__(
        self, *args: Any, focus_areas: Choices, leads: Choices, officers: Choices, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        set_choices(self, "focus_area_id", [("", "None"), *focus_areas])
        set_choices(self, "lead", [NOBODY, *leads])
        set_choices(self, "officer", [NOBODY, *officers])

    def changes(self) -> dict[str, Any]:
        typed = self.cleaned_data
        officer = split_choice(typed["officer"], "seat")["seat_id"]
        lead = split_choice(typed["lead"], "seat", "organisation")
        return super().changes() | {
            "lead_seat_id": lead["seat_id"],
            "lead_organisation_id": lead["organisation_id"],
            "officer_seat_id": officer,
        }


class OutcomeStatementForm(NumberedForm):
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

    def clean(self) -> None:
        super().clean()
        first, last = (self.cleaned_data.get(name) for name in ("starts_on", "last_day"))
        if first and last and last < first:
            self.add_error("last_day", "The last day must be after the first.")

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


class ProgressForm(ChangesForm):
    """How a priority stands for a quarter; impact may be missing, and is then named as missing."""

    rating = forms.ChoiceField(
        label="How does it stand?",
        help_text=RATING_KEY,
        choices=ProgressUpdate.Rating.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose green, amber, red or not rated."},
    )
    narrative = ProseField(
        label="What was done this quarter?",
        max_length=6000,
        error_messages={"required": "Say what was done, even if it is little."},
    )
    impact = ProseField(
        label="What difference did it make to children? (optional)",
        help_text="Evidence from audits, data or what children said. Left empty, the quarterly "
        "report says that no evidence of impact is recorded.",
        required=False,
        max_length=6000,
    )
    expected_version = version_field()


class PlanFilterForm(PlaceFilterForm):
    """Which plans the list shows."""

    theme = theme_filter()
