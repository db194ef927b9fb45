"""The package's forms for signing in, with labels as the rest of the product writes them."""

from typing import Any

from allauth.account import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import Field

LABELS = {
    "oldpassword": "Your password now",
    "password1": "New password",
    "password2": "New password again",
}


class SignInForm(forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_address(self.fields["login"])

    def clean(self) -> Any:
        """Where single sign-on is the only way, no password is even tried."""
        if settings.OIDC_ONLY:
            raise ValidationError(only_way())
        return super().clean()


class ForgottenPasswordForm(forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_address(self.fields["email"])


def only_way() -> str:
    return f"Here you sign in with {settings.OIDC_NAME}, and in no other way."


def ask_for_address(field: Field) -> None:
    field.label = "E-mail address"
    field.error_messages["invalid"] = "Enter an e-mail address, as in name@example.org."


class ChangePasswordForm(forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)


class ResetPasswordKeyForm(forms.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
