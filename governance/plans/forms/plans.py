"""What a person types to set up a plan, to roll it over and to decide on it."""

from datetime import timedelta
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import PlaceFilterForm
from governance.core.forms.operation_forms import OperationForm, ScreenedForm
from governance.plans.forms.fields import TITLE_MISSING, Choices, PeriodForm, split_choice
from governance.plans.models import BusinessPlan
from governance.themes.forms import theme_filter


class PlanForm(PeriodForm):
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
        help_text="A plan is for one, two or three years: for example, 31 3 2028.",
        error_messages={"required": "Enter the last day."},
    )
    expected_version = version_field()

    def __init__(self, *args: Any, owners: Choices | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if owners is None:
            del self.fields["owner"]
        else:
            set_choices(self, "owner", [("", "Choose one"), *owners])

    def changes(self) -> dict[str, Any]:
        typed = self.cleaned_data
        owner = split_choice(typed["owner"], "group", "partnership") if "owner" in typed else {}
        return owner | {
            "title": typed["title"],
            "summary": typed["summary"],
            "starts_on": typed["starts_on"],
            "ends_on": typed["last_day"] + timedelta(days=1),
        }


class ConsultForm(OperationForm):
    """Until when members comment on the draft."""

    comments_until = DayField(
        label="Last day for comments",
        help_text="Everybody whom the plan will bind reads it from now on, and is asked by mail.",
        error_messages={"required": "Enter the last day for comments."},
    )


class AdoptForm(ScreenedForm):
    """Which meeting decided it, and when."""

    adopted_on = DayField(
        label="Adopted on", error_messages={"required": "Enter the day on which it was adopted."}
    )
    adopted_in = forms.CharField(
        label="Meeting and decision",
        help_text="For example, meeting of the partnership of 12 March 2026, decision 4.",
        max_length=200,
        error_messages={"required": "Say which meeting adopted it."},
    )


class ReasonForm(ScreenedForm):
    """Why a plan is taken back, ended early or not taken up."""

    reason_joins = "note"
    note = ProseField(
        label="What is the reason?",
        help_text="Everybody who reads the plan reads it.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Give the reason."},
    )


class PlanFilterForm(PlaceFilterForm):
    """Which plans the list shows."""

    theme = theme_filter()
    status = forms.ChoiceField(label="Status", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "status", [("", "Any status"), *BusinessPlan.Status.choices])
