"""What forms share: paragraphs, what a person saw when a page was drawn, how a form begins."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core import signing
from django.db.models import Manager, Model

from governance.core.drawn_fields import DrawnFields, drawn_fields

LONGEST = 20_000
EXPECTED_VERSION = "expected_version"
"""The hidden field that carries it, and the name under which operations are given it."""


class ProseField(forms.CharField):
    """Text in paragraphs."""

    def __init__(self, *, rows: int = 6, max_length: int = LONGEST, **options: Any) -> None:
        box = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=box, max_length=max_length, **options)


def set_choices(form: forms.Form, name: str, choices: Iterable[Any]) -> None:
    """What can be chosen in a field, where that is known only when the form is drawn."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


class DrawnFieldsField(forms.CharField):
    """Carries, signed and hidden, what the page showed; gives None for what was not signed so.

    ``purpose`` names the form: what was signed for another form or record counts as nothing.
    """

    widget = forms.HiddenInput
    purpose = ""
    subject = ""

    @property
    def salt(self) -> str:
        return f"drawn {self.purpose} {self.subject}"

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, DrawnFields):
            return value
        carried = [value.version, dict(value.digests), value.last_event]
        return signing.dumps(carried, salt=self.salt, compress=True)

    def clean(self, value: Any) -> DrawnFields | None:
        try:
            version, digests, event = signing.loads(str(value or ""), salt=self.salt)
        except signing.BadSignature:
            return None
        return DrawnFields(subject=self.subject, version=version, digests=digests, last_event=event)


def initial_from(record: Model, *names: str) -> dict[str, Any]:
    """What a form shows at first: the record's own words, and what it then held.

    Many rows are read once: what is shown of them is what is signed.
    """
    held = {name: getattr(record, name) for name in names}
    shown = {
        name: list(value.all()) if isinstance(value, Manager) else value
        for name, value in held.items()
    }
    return {**shown, EXPECTED_VERSION: drawn_fields(record)}


def version_field() -> DrawnFieldsField:
    """What the person saw of the record when the page was drawn; no field for a new record."""
    return DrawnFieldsField(label="Version seen", required=False)
