"""Whom the office invites and until when, and why an invitation is taken back."""

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ScreenedForm


class InviteForm(ScreenedForm):
    """Who is asked, where the link is sent, and its last day."""

    unscreened = {
        "name": "an adult at work, who is asked for something",
        "email": "where the link is sent",
    }

    name = forms.CharField(
        label="Full name",
        help_text="What is done by the link is told under this name.",
        max_length=150,
        error_messages={"required": "Enter the person’s name."},
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="Their own work address, not a shared mailbox.",
        error_messages={
            "required": "Enter the address to which the link is sent.",
            "invalid": "Enter an e-mail address, as in name@example.org.",
        },
    )
    expires_on = DayField(
        label="Last day on which the link works",
        help_text="At most 90 days ahead. For example, 31 3 2027.",
        error_messages={"required": "Enter the last day."},
    )


class RevokeForm(ScreenedForm):
    """Why an invitation is taken back."""

    reason_joins = "note"

    note = ProseField(
        label="Why?", rows=3, max_length=2000, error_messages={"required": "Give the reason."}
    )
    expected_version = version_field()


class CodeForm(ScreenedForm):
    """The code that was sent apart."""

    unscreened = {"code": "digits that we sent"}

    code = forms.CharField(
        label="Code",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": "Enter the code from the mail."},
    )
