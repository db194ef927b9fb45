"""What a person types to record a recommendation and to raise an action for it."""

from typing import Any

from django import forms

from governance.actions.forms.actions import DUE_IS_READ, AssignForm, check_due_text, due_field
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from reviews.cases.models import Recommendation


class RecommendationWords(ScreenedForm):
    """What is recommended, and why."""

    text = ProseField(
        label="What is recommended?",
        help_text="By alias only, and better without any child in it.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say what is recommended."},
    )
    why = ProseField(
        label="Why?",
        help_text="What the review found that this answers.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say why."},
    )


class RecommendForm(RecommendationWords):
    """A new recommendation, and the review that it is from."""

    review = forms.ChoiceField(
        label="Which review is it from?",
        choices=Recommendation.Review.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the review."},
    )
    field_order = ["review", "text", "why"]


class RecommendationForm(RecommendationWords, ChangesForm):
    """The words of one that is recorded."""

    expected_version = version_field()


class RaiseFromReviewForm(ScreenedForm, AssignForm):
    """An action for a recommendation: what, by when, by whom, and who may see it."""

    folded: tuple[str, ...] = ("seats", "groups", "organisations")
    unscreened = {"due_text": DUE_IS_READ}

    title = forms.CharField(
        label="What is to be done, in one line?",
        help_text="Without anything of the case: whoever does it need not know it.",
        max_length=200,
        error_messages={"required": "Say what is to be done."},
    )
    text = ProseField(label="More about it (optional)", required=False, rows=4, max_length=4000)
    due_text = due_field()
    is_restricted = forms.BooleanField(
        label="Only those named on the case, and those who are to do it, may see it",
        required=False,
        initial=True,
    )
    field_order = [
        "title",
        "text",
        "due_text",
        "is_restricted",
        "seats",
        "groups",
        "organisations",
        "untold",
    ]

    def __init__(self, *args: Any, may_be_open: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not may_be_open:
            del self.fields["is_restricted"]
            del self.fields["groups"]

    def clean_due_text(self) -> str:
        return check_due_text(self.cleaned_data["due_text"])

    def clean(self) -> None:
        super().clean()
        self.cleaned_data.setdefault("groups", [])
        self.warn_of_untold()

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        for name in ("seats", "groups", "organisations", "untold"):
            given.pop(name, None)
        return given | {"to": self.chosen()}
