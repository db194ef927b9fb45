"""What a person types to say how a priority stands, and to comment on a plan."""

from typing import Any

from django import forms

from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ChangesForm
from governance.plans.forms.fields import Choices
from governance.plans.models import ProgressUpdate
from governance.plans.ratings import RATING_KEY


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
    explanation = ProseField(
        label="Why is it rated so? (needed where the rating changes or is red)",
        help_text="What changed since the quarter before, or what stands in the way.",
        required=False,
        rows=3,
        max_length=2000,
    )
    expected_version = version_field()


class CommentForm(ChangesForm):
    """A comment on the whole plan, or on one of its priorities."""

    priority_id = forms.TypedChoiceField(
        label="What is it about?", required=False, coerce=int, empty_value=None
    )
    text = ProseField(
        label="Your comment",
        help_text="Everybody who reads the plan reads it, with your name.",
        max_length=4000,
        error_messages={"required": "Write your comment."},
    )

    def __init__(self, *args: Any, priorities: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "priority_id", [("", "The plan as a whole"), *priorities])


class AnswerForm(ChangesForm):
    """What was done about a comment."""

    answer = ProseField(
        label="What was done about it?",
        help_text="What was changed in the plan; or why nothing was.",
        max_length=4000,
        error_messages={"required": "Say what was done about it."},
    )
    expected_version = version_field()
