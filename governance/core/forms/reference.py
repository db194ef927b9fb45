"""Reference data as the administration site takes it: what can be wrong is said in words."""

from typing import Any

from django import forms
from django.db import models

from governance.core.formatting import format_date
from governance.core.forms.typed_text import clean_input
from governance.core.identifier_screening import reason_field, screen_form

NO_FREE_TEXT = (models.SlugField, models.EmailField, models.URLField)
"""Fields of text in which nobody writes sentences."""


class ReferenceForm(forms.ModelForm):
    """A period ends after it begins; the day it ends is the first day it no longer holds.

    Texts are screened here as everywhere; ``confirmed`` is why something identifying stays.
    """

    published: tuple[str, ...] = ()
    """Texts that are read by everybody as they stand: a partnership's own number is no child's."""
    identifying_reason = reason_field()
    confirmed = ""

    def full_clean(self) -> None:
        if self.is_bound:
            self.data = clean_input(self)
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        starts_on = found.get("starts_on") or getattr(self.instance, "starts_on", None)
        if starts_on and found.get("ends_on") and found["ends_on"] <= starts_on:
            self.add_error("ends_on", f"It begins on {format_date(starts_on)}: give a later day.")
        self.confirmed = screen_form(self, self.free_texts())
        return found

    def free_texts(self) -> list[str]:
        """The fields of the form in which anything can be written."""
        return [
            field.name
            for field in self.instance._meta.fields
            if field.name in self.fields
            and isinstance(field, models.CharField | models.TextField)
            and not (isinstance(field, NO_FREE_TEXT) or field.choices)
            and field.name not in self.published
        ]
