"""What forms share: paragraphs, the version a person saw, and what a form begins with."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import Manager, Model

LONGEST = 20_000
EXPECTED_VERSION = "expected_version"
"""The hidden field that carries it, and the name under which operations are given it."""


class ProseField(forms.CharField):
    """Text in paragraphs, with line ends as they are kept and not as browsers send them."""

    def __init__(self, *, rows: int = 6, max_length: int = LONGEST, **options: Any) -> None:
        box = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=box, max_length=max_length, **options)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


def set_choices(form: forms.Form, name: str, choices: Iterable[Any]) -> None:
    """What can be chosen in a field, where that is known only when the form is drawn."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def initial_from(record: Model, *names: str) -> dict[str, Any]:
    """What a form shows at first: the record's own words, and the version they have."""
    held = {name: getattr(record, name) for name in (*names, "version")}
    held[EXPECTED_VERSION] = held.pop("version")
    return {
        name: value.all() if isinstance(value, Manager) else value for name, value in held.items()
    }


def version_field() -> forms.IntegerField:
    """The version of the record that the person saw when the page was drawn; 0 for a new one."""
    return forms.IntegerField(label="Version seen", widget=forms.HiddenInput, initial=0)
