"""The forms of sending a report out, of presentations and of errata."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from assurance.publication.models import YearlyDispatch
from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.core.identifier_screening import nhs_numbers, possible_identifiers
from governance.files.file_types import ALLOWED_TYPES, IN_WORDS

Channel = YearlyDispatch.Channel
OUTSIDE = (Channel.EMAIL, Channel.POST, Channel.HAND)
KINDS = f"{IN_WORDS}. No name of a child in the file or in what it is called."
AN_ADDRESS = "An e-mail address for a sending from here, or a postal address."
A_MAILBOX = {
    "address": "an address of a board or mailbox, which looks like a place where somebody lives"
}


class ProofFileField(forms.FileField):
    """A file that shows that something was sent; its name may not tell of a child."""

    widget = forms.FileInput(attrs={"accept": ",".join(f".{each}" for each in ALLOWED_TYPES)})

    def __init__(self, **options: Any) -> None:
        messages = {"empty": "The file is empty."}
        super().__init__(required=False, error_messages=messages, help_text=KINDS, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        content = super().clean(data, initial)
        if not isinstance(content, UploadedFile):
            return content
        stem = (content.name or "").rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
        if nhs_numbers(stem) or possible_identifiers(stem):
            raise forms.ValidationError("The name of the file may name a child: rename it.")
        return content


class RecipientForm(ScreenedForm):
    """Somebody whom no rule names."""

    unscreened = A_MAILBOX

    recipient = forms.CharField(label="Who receives a copy?", max_length=200)
    address = forms.CharField(
        label="Address (optional)", help_text=AN_ADDRESS, max_length=300, required=False
    )


class LetterForm(ChangesForm):
    """The letter that goes with a copy, and where it goes."""

    unscreened = A_MAILBOX

    address = forms.CharField(label="Address", help_text=AN_ADDRESS, max_length=300, required=False)
    is_address_confirmed = forms.BooleanField(
        label="I have checked that this address is still in use", required=False
    )
    letter = ProseField(
        label="Letter",
        help_text="A mail brings a greeting, the address of the report and your office’s contact.",
        rows=12,
        max_length=8000,
    )
    expected_version = version_field()


class ProofForm(ScreenedForm):
    """What proves that a copy was sent: words, a file, or both."""

    proof = forms.CharField(
        label="What proves it?",
        help_text="For example: acknowledged by e-mail on 3 October 2026.",
        max_length=300,
        required=False,
    )
    content = ProofFileField(label="File (optional)")
    expected_version = version_field()

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if not self.errors and not given.get("proof") and not given.get("content"):
            self.add_error("proof", "Say what proves it, or store a file.")


class SentForm(ProofForm):
    """That a copy was sent by another way than from here."""

    channel = forms.ChoiceField(
        label="How was it sent?",
        choices=[(each.value, each.label) for each in OUTSIDE],
        widget=forms.RadioSelect,
    )
    sent_on = DayField(label="On which day?")

    field_order = ("channel", "sent_on", "proof", "content")


class ReasonForm(ScreenedForm):
    """Why it is not needed, or is to be sent after all."""

    reason_joins = "note"

    note = ProseField(label="Why?", rows=3, max_length=2000)


class PresentationForm(ScreenedForm):
    """A board or meeting before which the report comes."""

    board = forms.CharField(label="Board or meeting", max_length=200)
    planned_on = DayField(label="Planned for (optional)", required=False)


class PresentationChangesForm(PresentationForm, ChangesForm):
    """The same, of one that is planned already."""

    expected_version = version_field()


class TickForm(ChangesForm):
    """That it came before the board."""

    presented_on = DayField(label="Presented on which day?", required=False)
    remark = ProseField(
        label="What was said there? (optional)", rows=4, max_length=4000, required=False
    )
    expected_version = version_field()


class ErratumForm(ScreenedForm):
    """A mistake in what was frozen, and what is right."""

    section = forms.ChoiceField(label="Under which heading?")
    said = ProseField(label="What does the report say?", rows=3, max_length=4000)
    right = ProseField(label="What is right?", rows=3, max_length=4000)
    reason = ProseField(
        label="Why was it wrong?",
        help_text="It is printed with the report, and anybody can read it once that is published.",
        rows=3,
        max_length=4000,
    )
    figure = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(self, *args: Any, headings: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "section", headings)


class ErratumChangesForm(ChangesForm):
    """Other words of an erratum that was made."""

    said = ProseField(label="What does the report say?", rows=3, max_length=4000)
    right = ProseField(label="What is right?", rows=3, max_length=4000)
    reason = ProseField(label="Why was it wrong?", rows=3, max_length=4000)
    expected_version = version_field()
