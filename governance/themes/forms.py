"""The field by which a record is given its themes."""

from django import forms

from governance.core.text_folding import Folded
from governance.themes.models import Theme


def theme_filter() -> forms.ModelChoiceField:
    """Which theme the rows of a list carry; in an address it stands by its key."""
    return forms.ModelChoiceField(
        Theme.objects.order_by(Folded("name")),
        label="Theme",
        to_field_name="key",
        required=False,
        empty_label="Any theme",
    )


def themes_field() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Theme.objects.order_by(Folded("name")),
        label="Themes (optional)",
        help_text="Everything about one theme is found together.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
