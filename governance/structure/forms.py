"""Seats and appointments as the administration site takes them; mistakes as the office does."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.core.forms.reference import ReferenceForm
from governance.people.models import User
from governance.structure.models import Appointment
from governance.structure.transitions import check_free


def reason_for(question: str) -> ProseField:
    return ProseField(
        label=question,
        help_text="Whoever may appoint to this seat can read this.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Give the reason."},
    )


class PartnershipForm(ReferenceForm):
    published = ("concern_text", "concern_phone", "office_phone")


class SeatForm(ReferenceForm):
    PLACES = ("group", "participation", "partnership")

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if sum(bool(found.get(place)) for place in self.PLACES) != 1:
            self.add_error(
                "group",
                "A seat is in exactly one place: a group, an organisation's participation, "
                "or a partnership.",
            )
        return found


class AppointmentForm(ReferenceForm):
    """Whether the seat is free is asked here to say so beside the field; its lock asks again."""

    class Meta:
        model = Appointment
        fields = (
            "seat",
            "person",
            "standing",
            "starts_on",
            "ends_on",
            "is_interim",
            "appointed_by",
            "decision",
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if not self.errors:
            planned = Appointment(pk=self.instance.pk, **self.days(found))
            try:
                check_free(planned, planned.seat)
            except ValidationError as clash:
                self.add_error(None, clash.messages)
        return found

    def days(self, found: dict[str, Any]) -> dict[str, Any]:
        """Who is to sit where and when; what can no longer be changed stands in the row."""
        names = ("seat", "person", "standing", "starts_on", "ends_on")
        return {
            name: found[name] if name in found else getattr(self.instance, name) for name in names
        }


class CorrectAppointmentForm(ChangesForm):
    """Who was appointed, as what, and from and to when; and what was wrong."""

    reason_joins = "note"
    unscreened = {"email": "an address of somebody who can sign in"}

    email = forms.EmailField(
        label="E-mail address of the person",
        help_text="The address with which they sign in.",
        error_messages={
            "required": "Enter the address with which the person signs in.",
            "invalid": "Enter an e-mail address, as in name@example.org.",
        },
    )
    standing = forms.ChoiceField(
        label="Appointed as", choices=Appointment.Standing, widget=forms.RadioSelect
    )
    starts_on = DayField(
        label="First day in the seat",
        help_text="For example, 1 4 2026.",
        error_messages={"required": "Enter the first day."},
    )
    last_day = DayField(
        label="Last day in the seat (optional)",
        help_text="Leave it empty while the appointment goes on.",
        required=False,
    )
    note = reason_for("What was wrong?")
    expected_version = version_field()

    def clean_email(self) -> str:
        """Who signs in with this address is to be known; who was appointed always is."""
        email = self.cleaned_data["email"]
        self.person = User.objects.filter(email__iexact=email).first()
        is_new = email.casefold() != str(self.initial.get("email", "")).casefold()
        if self.person is None or (is_new and not self.person.is_active):
            raise ValidationError(
                "Nobody signs in with this address. Ask an administrator to add them first."
            )
        return email

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day must not be before the first.")

    def changes(self) -> dict[str, Any]:
        typed = self.cleaned_data
        last_day = typed["last_day"]
        return {
            "person": self.person,
            "standing": typed["standing"],
            "starts_on": typed["starts_on"],
            "ends_on": last_day and last_day + timedelta(days=1),
        }


class RemoveAppointmentForm(ScreenedForm):
    """Why an appointment should never have been made."""

    reason_joins = "note"

    note = reason_for("Why was it made in error?")
    expected_version = version_field()
