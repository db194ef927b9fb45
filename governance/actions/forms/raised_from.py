"""What a person types to raise an action from what another record says: what, by when, by whom."""

from typing import Any

from django import forms

from governance.actions.forms.actions import (
    DUE_IS_READ,
    KINDS,
    UNTOLD,
    AssignForm,
    check_due_text,
    due_field,
)
from governance.core.forms.fields import ProseField
from governance.core.forms.operation_forms import ScreenedForm


class RaiseActionForm(ScreenedForm, AssignForm):
    """An action for what was decided or promised: what, by when, by whom."""

    folded: tuple[str, ...] = ("seats", "groups", "organisations", "members_of")
    unscreened = {"due_text": DUE_IS_READ}

    title = forms.CharField(
        label="What is to be done, in one line?",
        max_length=200,
        error_messages={"required": "Say what is to be done."},
    )
    text = ProseField(label="More about it (optional)", required=False, rows=4, max_length=4000)
    due_text = due_field()
    field_order = ["title", "text", "due_text", *KINDS.values(), UNTOLD]

    def clean_due_text(self) -> str:
        return check_due_text(self.cleaned_data["due_text"])

    def clean(self) -> None:
        super().clean()
        self.warn_of_untold()

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        for name in (*KINDS.values(), UNTOLD):
            given.pop(name, None)
        return given | {"to": self.chosen()}
