"""What a person types to record a recommendation and to raise an action for it."""

from typing import Any

from django import forms

from governance.actions.forms.actions import KINDS, UNTOLD
from governance.actions.forms.raised_from import RaiseActionForm
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from reviews.cases.models import Recommendation

TITLE_HINT = "Without anything of the case: whoever does it need not know it."
OF_GROUPS = ("groups", "members_of")
"""Left out where an action is restricted, which is for seats and organisations alone."""


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


class RaiseFromReviewForm(RaiseActionForm):
    """An action for a recommendation: what, by when, by whom, and who may see it."""

    is_restricted = forms.BooleanField(
        label="Only those named on the case, and those who are to do it, may see it",
        required=False,
        initial=True,
    )
    field_order = ["title", "text", "due_text", "is_restricted", *KINDS.values(), UNTOLD]

    def __init__(self, *args: Any, may_be_open: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["title"].help_text = TITLE_HINT
        if not may_be_open:
            for name in ("is_restricted", *OF_GROUPS):
                del self.fields[name]

    def clean(self) -> None:
        for name in OF_GROUPS:
            self.cleaned_data.setdefault(name, [])
        super().clean()
