"""What is typed of a national review: how it came in, was considered, and its plan."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import WordsFilterForm
from governance.core.forms.operation_forms import ScreenedForm
from governance.structure.models import Group
from governance.themes.forms import theme_filter, themes_field
from reviews.learning.forms.points import PlacedForm, partnership_field
from reviews.learning.models import NationalCheck, NationalReview

DAY_HINT = "For example, 12 11 2026."


class NationalForm(PlacedForm):
    """What was published, and when it was received."""

    folded = ("themes",)

    partnership_id = partnership_field()
    kind = forms.ChoiceField(
        label="What is it?",
        choices=NationalReview.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is."},
    )
    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Enter its title."}
    )
    publisher = forms.CharField(
        label="Who published it?",
        max_length=200,
        error_messages={"required": "Say who published it."},
    )
    published_on = DayField(
        label="When was it published?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which it was published."},
    )
    received_on = DayField(
        label="When was it received?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which it was received."},
    )
    where = forms.CharField(
        label="Where can it be read? (optional)",
        help_text="A web address, or where the copy is kept.",
        required=False,
        max_length=300,
    )
    summary = ProseField(
        label="What does it say to us? (optional)", required=False, rows=4, max_length=6000
    )
    themes = themes_field()
    expected_version = version_field()


class ConsiderForm(ScreenedForm):
    """When and by which group it was considered, and what the group made of it."""

    considered_on = DayField(
        label="When was it considered?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which it was considered."},
    )
    group = forms.TypedChoiceField(
        label="By which group?", coerce=int, error_messages={"required": "Choose the group."}
    )
    response = ProseField(
        label="What is our response?",
        rows=5,
        max_length=6000,
        error_messages={"required": "Write what the group made of it."},
    )
    needs_plan = forms.TypedChoiceField(
        label="Is an action plan needed?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether an action plan is needed."},
    )

    def __init__(self, *args: Any, groups: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "group", [("", "Choose one"), *groups])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"group": Group.objects.get(pk=given["group"])}


class CheckForm(ScreenedForm):
    """How the plan stands on a day."""

    checked_on = DayField(
        label="On which day was it looked at?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day."},
    )
    rating = forms.ChoiceField(
        label="How does the plan stand?",
        choices=NationalCheck.Rating.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose green, amber or red."},
    )
    text = ProseField(
        label="Why?",
        rows=4,
        max_length=4000,
        error_messages={"required": "Say how it stands."},
    )


class NationalFilterForm(WordsFilterForm):
    """Which national reviews the list shows."""

    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Any kind"), *NationalReview.Kind.choices]
    )
    theme = theme_filter()
    status = forms.ChoiceField(
        label="State", required=False, choices=[("", "Any"), *NationalReview.Status.choices]
    )
