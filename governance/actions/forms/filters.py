"""Which actions the log shows."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.actions.models import Action
from governance.core.forms.fields import set_choices
from governance.core.forms.filters import PlaceFilterForm
from governance.themes.forms import theme_filter

Choices = Iterable[tuple[str, Any]]


class ActionFilterForm(PlaceFilterForm):
    """Which actions the log shows."""

    status = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Any status"),
            ("overdue", "Overdue"),
            *Action.Status.choices[:2],
            ("unproven", "Done, difference not yet shown"),
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

    def __init__(
        self,
        *args: Any,
        owners: Choices,
        priorities: Choices,
        themes: Choices,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        set_choices(self, "owner", [("", "Any owner"), *owners])
        set_choices(self, "priority", [("", "Any priority"), *priorities])
        set_choices(self, "theme", [("", "Any theme"), *themes])
