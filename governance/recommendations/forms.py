"""What a person types about recommendations and their answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import PlaceFilterForm
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.recommendations.models import GroupRecommendation
from governance.structure.models import Group
from governance.themes.forms import theme_filter, themes_field

Choices = Iterable[tuple[Any, Any]]
NO_CHILD = "Nothing from which a child could be known."
WAITS = (
    ("answer", "Owed by your group"),
    ("receive", "Answered: for you to receive"),
    ("put", "Yours, not put yet"),
)


class GroupForm(forms.Form):
    """Which group recommends."""

    group = forms.ChoiceField(
        label="Which group recommends it?", error_messages={"required": "Choose a group."}
    )

    def __init__(self, *args: Any, groups: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "group", [("", "Choose one"), *groups])


class RecommendForm(ChangesForm):
    """What is recommended, and why."""

    folded: tuple[str, ...] = ("themes",)

    title = forms.CharField(
        label="In one line", max_length=160, error_messages={"required": "Enter a title."}
    )
    text = ProseField(
        label="What do you recommend, and why?",
        help_text=f"Who should do what, and what it would change. {NO_CHILD}",
        rows=7,
        max_length=6000,
        error_messages={"required": "Say what you recommend."},
    )
    themes = themes_field()
    expected_version = version_field()


class SendUpForm(ScreenedForm):
    """To which group above, by when it answers, and a word with it."""

    to = forms.ModelChoiceField(
        Group.objects.none(),
        label="To which group?",
        empty_label="Choose a group",
        error_messages={"required": "Choose a group."},
    )
    answer_by = DayField(
        label="By when is an answer owed?",
        help_text="Whoever answers is reminded before that day, and chased after it.",
        error_messages={"required": "Enter the day by which an answer is owed."},
    )
    note = ProseField(label="A word with it (optional)", required=False, rows=3, max_length=2000)
    expected_version = version_field()
    reason_joins = "note"

    def __init__(self, *args: Any, groups: QuerySet[Group], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = groups  # type: ignore[attr-defined]


class AnswerForm(ScreenedForm):
    """Whether it is accepted, and what is done or why not."""

    outcome = forms.ChoiceField(
        label="Does your group accept it?",
        choices=GroupRecommendation.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is accepted."},
    )
    text = ProseField(
        label="What is done about it, or why not?",
        help_text=f"If not all of it is accepted, give the reason. {NO_CHILD}",
        rows=6,
        max_length=6000,
        error_messages={"required": "Say what is done about it, or why not."},
    )
    expected_version = version_field()


class WhyForm(ScreenedForm):
    """Why it is sent back."""

    reason_joins = "note"

    note = ProseField(
        label="Why?", rows=4, max_length=2000, error_messages={"required": "Say why."}
    )


class WithdrawForm(WhyForm):
    """Why it is withdrawn, as it was seen."""

    expected_version = version_field()


class RecommendationFilterForm(PlaceFilterForm):
    """Which recommendations the list shows."""

    waits = forms.ChoiceField(label="Yours", required=False, choices=[("", "Everybody’s"), *WAITS])
    status = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Any status"),
            ("current", "Not ended"),
            ("waiting", "Answer owed"),
            ("overdue", "Answer overdue"),
            *GroupRecommendation.Status.choices,
        ],
    )
    outcome = forms.ChoiceField(
        required=False,
        choices=[("", "Any answer"), *GroupRecommendation.Outcome.choices],
        label="Answer",
    )
    theme = theme_filter()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["q"].label = "Words"
        self.fields["place"].label = "Made by"
