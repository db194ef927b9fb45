"""Which messages the office's outbox shows."""

from django import forms

from governance.outbox.models import Message


class MessageFilterForm(forms.Form):
    status = forms.ChoiceField(
        required=False,
        choices=[("", "Any status"), *((status.value, status.label) for status in Message.Status)],
    )
