"""Of which partnership and year trends are shown."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.core.forms.fields import set_choices

FIRST_YEAR = 2018
"""Since when incidents are notified to the Panel (29 June 2018)."""


class TrendFilterForm(forms.Form):
    """One partnership and one calendar year, in which cases were referred."""

    partnership = forms.ChoiceField(required=False)
    year = forms.ChoiceField(required=False)

    def __init__(
        self, *args: Any, places: Iterable[tuple[str, str]], this_year: int, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        set_choices(self, "partnership", places)
        years = [(str(year), str(year)) for year in range(this_year, FIRST_YEAR - 1, -1)]
        set_choices(self, "year", years)
