"""What lists are filtered by: words, which are looked for in the search index, and the place."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model

from governance.core.forms.fields import set_choices

Wish = tuple[tuple[str, Any], ...]
"""What a list is filtered by: names of fields and what was chosen, of a row its key."""


class WordsFilterForm(forms.Form):
    """The words or the reference that each row of a list must have; a list adds what it is.

    Nothing of it is kept: where it is looked for, it is folded as the index is.
    """

    q = forms.CharField(
        label="Words or reference",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    @property
    def wish(self) -> Wish:
        """What was chosen; nothing where any of it cannot be."""
        chosen = self.cleaned_data if self.is_valid() else {}
        return tuple(
            (name, value.pk if isinstance(value, Model) else value)
            for name, value in chosen.items()
            if value
        )


class PlaceFilterForm(WordsFilterForm):
    """The same for a list whose rows each stand in a group, a partnership or an agency."""

    place = forms.ChoiceField(label="Group", required=False)
    any_place = "Any group"

    def __init__(self, *args: Any, places: Iterable[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "place", [("", self.any_place), *places])
