"""A field that two people changed: what each made of it, and the choice between the two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django import forms

from governance.core.formatting import format_date

THEIRS, MINE = "theirs", "mine"


@dataclass
class FieldConflict:
    """One field as it was saved meanwhile and as this person would have it, both as read."""

    name: str
    label: str
    theirs: str
    yours: str
    choice: forms.BoundField
    who: str = ""
    """Who saved it meanwhile; empty where that is not known for certain."""
    when: datetime | None = None


def choice_name(name: str) -> str:
    """The field in which it is said whose value is kept."""
    return f"keep_{name}"


def choice_field(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=f"Which is kept: {label}",
        choices=[(THEIRS, "What was saved meanwhile"), (MINE, "Mine, as it stands in the form")],
        initial=MINE,
        required=False,
        widget=forms.RadioSelect,
    )


def read_aloud(field: forms.Field, value: Any) -> str:
    """A field's value as a person reads it: the words of a choice, a day, the names of rows."""
    match value:
        case None | "":
            return ""
        case bool(yes) if not isinstance(field, forms.ChoiceField):
            return "Yes" if yes else "No"
        case date():
            return format_date(value)
        case str() | bool() | int():
            return labels_of(field).get(str(value), str(value))
        case Iterable():
            return ", ".join(sorted(read_aloud(field, each) for each in value))
    return str(value)


def labels_of(field: forms.Field) -> dict[str, str]:
    """The words of each value that can be chosen; empty for a field without choices."""
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return {}
    found: dict[str, str] = {}
    for value, label in cast(Iterable[tuple[Any, Any]], field.choices):
        options = label if isinstance(label, list | tuple) else [(value, label)]
        found |= {str(key): str(words) for key, words in options}
    return found
