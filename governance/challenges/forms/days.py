"""What a person types about the day of an answer."""

from collections.abc import Sequence
from typing import Any

from governance.challenges.models import Challenge
from governance.core.forms.chosen import ChosenField, signed_chosen
from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ScreenedForm

SALT = "challenges chosen"


def answer_by_field(*, required: bool = True) -> DayField:
    return DayField(
        label="By when is an answer owed?",
        help_text="Whoever answers is reminded before that day, and chased after it.",
        required=required,
        error_messages={"required": "Enter the day by which an answer is owed."},
    )


class MoveDateForm(ScreenedForm):
    """Another day, and why."""

    reason_joins = "reason"

    answer_by = answer_by_field()
    reason = ProseField(
        label="Why is it moved?",
        rows=3,
        max_length=1000,
        error_messages={"required": "Say why the day is moved."},
    )
    expected_version = version_field()


class MoveDatesForm(ScreenedForm):
    """One day for all that the page names, and why."""

    reason_joins = "reason"

    shown = ChosenField(SALT)
    answer_by = answer_by_field()
    reason = ProseField(
        label="Why are they moved?",
        rows=3,
        max_length=1000,
        error_messages={"required": "Say why the days are moved."},
    )

    def __init__(self, *args: Any, challenges: Sequence[Challenge], **options: Any) -> None:
        self.challenges = challenges
        shown = signed_chosen({str(each.pk): each.version for each in challenges}, SALT)
        super().__init__(*args, initial={"shown": shown}, **options)

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        seen = given.pop("shown")
        chosen = [(each, seen[str(each.pk)]) for each in self.challenges if str(each.pk) in seen]
        return {**given, "chosen": chosen}
