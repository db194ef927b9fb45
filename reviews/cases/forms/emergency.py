"""Asking for emergency access."""

from django import forms

from governance.core.forms.fields import ProseField
from governance.core.forms.operation_forms import ScreenedForm


class EmergencyForm(ScreenedForm):
    """Which case, by its reference, and why it cannot wait until somebody is named."""

    typed = forms.CharField(
        label="Reference of the case",
        help_text="For example, LEI-2024-011. You are told the same whether it exists or not.",
        max_length=60,
        error_messages={"required": "Enter the reference of the case."},
    )
    reason = ProseField(
        label="Why can it not wait?",
        help_text="Whoever approves it reads this, and it stays with the case.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say why it cannot wait."},
    )
