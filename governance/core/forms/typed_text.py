"""Where a text comes in by a form: it is cleaned before it is checked, screened and kept."""

from typing import Any

from django import forms

from governance.core.text_cleaning import clean_line, clean_text


def clean_input(form: forms.BaseForm) -> Any:
    """What was sent, each of its texts as it is kept; of a bound form, before it is validated.

    So a limit counts what is kept, and a text of nothing that can be seen is an empty one.
    """
    data: Any = form.data
    data = data.copy()
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        typed = data.get(key)
        if is_typed(field) and isinstance(typed, str):
            data[key] = clean_as(field, typed)
    return data


def is_typed(field: forms.Field) -> bool:
    """Whether people write in it; a password is taken as it is."""
    is_secret = isinstance(field.widget, forms.PasswordInput)
    return isinstance(field, forms.CharField) and not field.widget.is_hidden and not is_secret


def clean_as(field: forms.Field, typed: str) -> str:
    """In paragraphs where the box has lines, otherwise on one line."""
    return (clean_text if isinstance(field.widget, forms.Textarea) else clean_line)(typed)
