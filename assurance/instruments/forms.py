"""The forms of the administration: a question set's new version, and a reporting date."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from assurance.instruments.files import InstrumentShape, UnsoundInstrument, parse_instrument
from assurance.instruments.models import Instrument
from governance.core.forms.reference import ReferenceForm

AT_MOST = 200_000
"""Bytes; the longest questionnaire known has a tenth of it."""


class QuestionSetForm(forms.ModelForm):
    """A new version as text or as a file, checked before anything is kept."""

    text = forms.CharField(
        label="Questions, in the form of a file",
        required=False,
        strip=False,
        max_length=AT_MOST,
        widget=forms.Textarea(
            attrs={"rows": 40, "class": "vLargeTextField", "spellcheck": "false"}
        ),
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        help_text="A text file in TOML, as those in assurance/instruments. It is taken instead of "
        "the text above.",
    )
    shape: InstrumentShape

    class Meta:
        model = Instrument
        fields = ()

    def clean(self) -> dict[str, Any]:
        """Each fault with its line or its place, beside the field it came in by."""
        found = super().clean() or self.cleaned_data
        upload = found.get("file")
        field = "file" if upload else "text"
        if self.errors:
            return found
        try:
            self.shape = parse_instrument(as_text(upload) if upload else found["text"])
        except UnsoundInstrument as fault:
            self.add_error(field, ValidationError(str(fault).splitlines()))
        return found


def as_text(upload: Any) -> str:
    """What stands in a file; raises UnsoundInstrument where it is too long, or no text."""
    if upload.size > AT_MOST:
        raise UnsoundInstrument("expected a text file, found one that is too long")
    try:
        return str(upload.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnsoundInstrument(f"expected a text file in UTF-8, found: {error.reason}") from error


class TimetableForm(ReferenceForm):
    """Who is asked for what: a group or an organisation, by a question set that is there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "instrument_key" in self.fields:
            known = Instrument.objects.order_by("key").values_list("key", flat=True).distinct()
            self.fields["instrument_key"] = forms.ChoiceField(
                label="Question set", choices=[("", "---------"), *((key, key) for key in known)]
            )

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if "group" in self.fields and bool(found.get("group")) == bool(found.get("organisation")):
            self.add_error("group", "Choose either a group or an organisation.")
        return found
