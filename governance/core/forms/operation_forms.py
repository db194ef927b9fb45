"""Forms that say what their operation is given, and look for what may tell who a child is."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django import forms

from governance.core.forms.fields import EXPECTED_VERSION
from governance.core.identifier_screening import (
    REASON,
    justification_note,
    reason_field,
    screen_form,
)


class OperationForm(forms.Form):
    """A form for one operation."""

    def operation_input(self) -> dict[str, Any]:
        """What the operation is given by name, beside its subject, ``by`` and ``at``.

        What was typed, under the names of the fields; a form whose operation takes another shape
        overrides this. The version is left out where there is no record yet that has one.
        """
        given = dict(self.cleaned_data)
        if self.initial.get(EXPECTED_VERSION) is None:
            given.pop(EXPECTED_VERSION, None)
        return given


class ScreenedForm(OperationForm):
    """A form with free text: every such field is screened unless it is named as an exception.

    An NHS number is stopped. Where there is doubt, a reason is asked for; it is the operation's
    ``note``, or joined to the words of the field named in ``reason_joins``.
    """

    unscreened: Mapping[str, str] = MappingProxyType({})
    """The fields of free text that are not screened, each with why not."""
    reason_joins: str = ""
    """A field whose own words are kept with the operation: the reason is joined to them."""
    confirmed: str = ""
    """Why something stays that looks identifying; empty where nothing does."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.screened_fields():
            self.fields[REASON] = reason_field()

    def screened_fields(self) -> Iterable[str]:
        """The names of the fields whose text is looked at."""
        return [
            name
            for name, field in self.fields.items()
            if is_free_text(field) and name != REASON and name not in self.unscreened
        ]

    def clean(self) -> None:
        """Screen what was typed; a form with rules of its own calls this as well."""
        self.confirmed = screen_form(self, self.screened_fields())
        if self.reason_joins in self.cleaned_data:
            words = self.cleaned_data[self.reason_joins]
            self.cleaned_data[self.reason_joins] = justification_note(self.confirmed, words)

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        given.pop(REASON, None)
        if REASON in self.fields and not self.reason_joins:
            given["note"] = justification_note(self.confirmed)
        return given


class ChangesForm(ScreenedForm):
    """The words of a record, which its operations take together as ``changes``."""

    def changes(self) -> dict[str, Any]:
        """The columns that were typed, by name."""
        beside = (EXPECTED_VERSION, REASON)
        return {name: value for name, value in self.cleaned_data.items() if name not in beside}

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        beside = {name: given[name] for name in (EXPECTED_VERSION, "note") if name in given}
        return {"changes": self.changes(), **beside}


def is_free_text(field: forms.Field) -> bool:
    """Whether a person writes what they like in it."""
    return isinstance(field, forms.CharField) and not field.widget.is_hidden
