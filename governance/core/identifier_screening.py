"""Stops or questions in a form what may tell who a child is.

An NHS number is stopped. Whatever else is found may be somebody else's, so its author confirms it
with a reason or takes it out.
"""

from collections.abc import Iterable
from typing import cast

from django import forms
from django.utils.functional import SimpleLazyObject

from governance.core.identifier_detection import numbers
from governance.core.identifier_detection.detection import find_identifiers
from governance.core.identifier_detection.findings import Finding, Kind, KnownDetails
from governance.core.identifier_detection.known_details import known_details
from governance.core.text_normalising import normalise

REASON = "identifying_reason"
"""The field a form has for the reason; hidden until there is something to confirm."""


def nhs_numbers(text: str) -> list[str]:
    """What is written like an NHS number, as it was typed."""
    normalised = normalise(text)
    return [normalised.quote(*span) for span in numbers.nhs_numbers(normalised.text)]


def possible_identifiers(text: str) -> list[str]:
    """What else may tell who a child is, each in a sentence without its full stop."""
    found = [finding for finding in find_unknown(text) if finding.kind is not Kind.NHS_NUMBER]
    return [finding.sentence for finding in found]


def find_unknown(text: str) -> list[Finding]:
    """What is found in the text and known as nobody's and nothing of ours.

    What is ours is looked up only once something is met that may be: a text without it asks
    nothing of the database.
    """
    return find_identifiers(text, cast(KnownDetails, SimpleLazyObject(known_details)))


def reason_field() -> forms.CharField:
    return forms.CharField(
        label="Why must it stay?",
        help_text="For example, it is the postcode of a public building.",
        required=False,
        max_length=300,
        widget=forms.HiddenInput,
    )


def screen_form(form: forms.BaseForm, names: Iterable[str]) -> str:
    """Called by a form's ``clean``: stops NHS numbers, asks for a reason where there is doubt.

    Returns the reason that was given, to be kept with the operation; empty where none is needed.
    """
    found = [(name, str(form.cleaned_data.get(name) or "")) for name in names]
    for name, text in found:
        if numbers := nhs_numbers(text):
            form.add_error(name, f"Take out “{numbers[0]}”: NHS numbers are not kept here.")
    unsure = [doubt for _, text in found for doubt in possible_identifiers(text)]
    if not unsure:
        return ""
    form.fields[REASON].widget = forms.TextInput()
    reason = str(form.cleaned_data.get(REASON) or "").strip()
    if not reason:
        form.add_error(REASON, f"{'; '.join(unsure)}. Take it out, or say why it must stay.")
    return reason


def justification_note(reason: str, typed: str = "") -> str:
    """The words kept with an operation: what was typed, and why something stays, if it does."""
    stays = f"What looks identifying stays: {reason}" if reason else ""
    return "\n".join(filter(None, (typed, stays)))
