"""The forms of a short version: its parts, what its reader says, why it is taken back."""

from typing import Any

from django import forms

from assurance.short_versions.headings.pictures import pictures
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ScreenedForm


class PartForm(ScreenedForm):
    """The lines of one part, and the picture beside them."""

    text = ProseField(
        label="What does it say?",
        help_text="One idea on each line. Short words, short sentences.",
        required=False,
        rows=7,
        max_length=1200,
    )
    picture = forms.ChoiceField(label="Which picture stands beside it?", widget=forms.RadioSelect)
    expected_version = version_field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "picture", [(each.key, each.label) for each in pictures().values()])


class ReadingForm(ScreenedForm):
    """What the reader says of it, and of which words."""

    expected_version = version_field()


class ReadyForm(ReadingForm):
    """It is clear."""

    text = ProseField(
        label="What do you think of it?",
        help_text="Your own words. They are kept with it. Do not write your name.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say in your own words what you think of it."},
    )


class UnclearForm(ReadingForm):
    """It is not clear yet."""

    text = ProseField(
        label="What is not clear yet?",
        help_text="Your own words. The office reads them and changes it.",
        rows=5,
        max_length=2000,
        error_messages={"required": "Say what is not clear yet."},
    )


class ReasonForm(ScreenedForm):
    """Why it is taken back or withdrawn."""

    reason_joins = "note"

    note = ProseField(
        label="Why?", rows=4, max_length=2000, error_messages={"required": "Give the reason."}
    )
