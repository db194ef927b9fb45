"""Reference data as the administration site takes it: what can be wrong is said in words."""

from typing import Any

from django import forms

from governance.core.formatting import format_date


class ReferenceForm(forms.ModelForm):
    """A period ends after it begins; the day it ends is the first day it no longer holds."""

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        starts_on = found.get("starts_on") or getattr(self.instance, "starts_on", None)
        if starts_on and found.get("ends_on") and found["ends_on"] <= starts_on:
            self.add_error("ends_on", f"It begins on {format_date(starts_on)}: give a later day.")
        return found
