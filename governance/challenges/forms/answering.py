"""What a person types to answer a challenge, and to say whether the answer satisfies."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from governance.challenges.forms.days import answer_by_field
from governance.challenges.models import Challenge
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ScreenedForm
from governance.structure.models import Group

NO_CHILD = "Nothing from which a child could be known."


class AnswerForm(ScreenedForm):
    """Whether it is accepted, and what is done or why not."""

    outcome = forms.ChoiceField(
        label="Do you accept it?",
        choices=Challenge.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you accept it."},
    )
    text = ProseField(
        label="What do you do about it, or why not?",
        help_text=f"If you do not accept all of it, give the reason. {NO_CHILD}",
        rows=7,
        max_length=6000,
        error_messages={"required": "Say what you do about it, or why not."},
    )
    expected_version = version_field()


class RecordAnswerForm(AnswerForm):
    """The same for the office, which records what was answered elsewhere."""

    given_in = forms.CharField(
        label="Where was this answer given?",
        help_text="The letter, e-mail or minutes, with the date, so that it can be found.",
        max_length=200,
        error_messages={"required": "Say where the answer was given."},
    )
    field_order = ["outcome", "text", "given_in"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].label = "Do they accept it?"
        self.fields["text"].label = "What did they answer?"


class AcknowledgeForm(ScreenedForm):
    """A commendation was received, with words or without."""

    reason_joins = "note"

    note = ProseField(label="A word back (optional)", required=False, rows=3, max_length=2000)


class VerifyForm(ScreenedForm):
    """The answer satisfies, with words or without, as it was seen."""

    reason_joins = "note"

    note = ProseField(
        label="What satisfies you about it? (optional)", required=False, rows=3, max_length=2000
    )
    expected_version = version_field()


class WhyForm(ScreenedForm):
    """Why something is done."""

    reason_joins = "note"

    note = ProseField(
        label="Why?", rows=4, max_length=2000, error_messages={"required": "Say why."}
    )


class WithdrawForm(WhyForm):
    expected_version = version_field()


class AskAgainForm(WhyForm):
    """Why the answer does not satisfy, and by when another is owed."""

    answer_by = answer_by_field()
    field_order = ["note", "answer_by"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["note"].label = "Why does the answer not satisfy you?"


class PassUpForm(WhyForm):
    """To which group above, why, and by when it answers."""

    to = forms.ModelChoiceField(
        Group.objects.none(),
        label="To which group?",
        empty_label="Choose a group",
        error_messages={"required": "Choose a group."},
    )
    answer_by = answer_by_field()
    field_order = ["to", "note", "answer_by"]

    def __init__(self, *args: Any, groups: QuerySet[Group], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = groups  # type: ignore[attr-defined]
