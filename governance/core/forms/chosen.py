"""Which records of a list were chosen, carried by the page that asks what to do with them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core import signing

from governance.core.forms.operation_forms import OPEN_AGAIN


class ChosenField(forms.CharField):
    """Carries, signed and hidden, each chosen record as the page showed it.

    ``salt`` is one for each kind of list, so that what one page was given is of no use to another.
    """

    widget = forms.HiddenInput

    def __init__(self, salt: str) -> None:
        self.salt = salt
        super().__init__(error_messages={"required": OPEN_AGAIN})

    def clean(self, value: Any) -> Mapping[str, Any]:
        try:
            return signing.loads(str(super().clean(value)), salt=self.salt)
        except signing.BadSignature as error:
            raise forms.ValidationError(OPEN_AGAIN) from error


def signed_chosen(seen: Mapping[str, Any], salt: str) -> str:
    """By the key of each record what was shown of it, for a ``ChosenField`` of this salt."""
    return signing.dumps(seen, salt=salt, compress=True)
