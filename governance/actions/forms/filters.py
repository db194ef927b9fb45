"""Which actions the log shows."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.actions import ageing
from governance.actions.models import Action
from governance.core.forms.fields import set_choices
from governance.core.forms.filters import PlaceFilterForm
from governance.themes.forms import theme_filter

Choices = Iterable[tuple[str, Any]]
BY_HAND = "by-hand"
"""Raised from no other record."""


class ActionFilterForm(PlaceFilterForm):
    """Which actions the log shows."""

    status = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Any status"),
            ("overdue", "Overdue"),
            ("current", "Open, not overdue"),
            *Action.Status.choices[:2],
            ("unproven", "Done, difference not yet shown"),
            ("recheck", "Done, to be looked at again now"),
            ("over", "Done, nothing more to show"),
            *Action.Status.choices[2:],
        ],
    )
    whose = forms.ChoiceField(
        label="Assigned",
        required=False,
        choices=[("", "To anybody"), ("mine", "To me or my group"), ("nobody", "To nobody")],
    )

    owner = forms.ChoiceField(label="Owner", required=False)
    priority = forms.ChoiceField(label="Priority", required=False)
    theme = theme_filter()
    origin = forms.ChoiceField(label="Raised from", required=False)
    age = forms.ChoiceField(
        label="Age", required=False, choices=[("", "Any age"), *ageing.AGES.items()]
    )

    def __init__(
        self,
        *args: Any,
        owners: Choices,
        priorities: Choices,
        themes: Choices,
        origins: Choices,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        set_choices(self, "owner", [("", "Any owner"), *owners])
        set_choices(self, "priority", [("", "Any priority"), *priorities])
        set_choices(self, "theme", [("", "Any theme"), *themes])
        by_hand = (BY_HAND, "A meeting, or by hand")
        set_choices(self, "origin", [("", "Anything"), by_hand, *origins])


class BoardFilterForm(ActionFilterForm):
    """The same without what the board or the chart tells itself."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["status"], self.fields["age"]
