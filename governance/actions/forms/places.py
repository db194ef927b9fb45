"""Whose action log is meant."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.core.forms.fields import set_choices

Choices = Iterable[tuple[str, Any]]


class PlaceForm(forms.Form):
    """In whose log a new action goes."""

    place = forms.ChoiceField(
        label="Whose action log does it go in?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a group or a partnership."},
    )

    def __init__(self, *args: Any, places: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "place", places)
