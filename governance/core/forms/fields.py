"""Fields that forms share: paragraphs, and the version a person saw."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

LONGEST = 20_000


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


def seen_field() -> forms.IntegerField:
    """The version of the record that the person saw when the page was drawn."""
    return forms.IntegerField(label="Version seen", widget=forms.HiddenInput, initial=0)
