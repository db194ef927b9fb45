"""What every list is filtered by: words, which are looked for in the search index."""

from django import forms


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
