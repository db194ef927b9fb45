"""Reference data as the administration site takes it: what can be wrong is said in words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from governance.models import Appointment, User
from governance.transitions.appointments import check_free
from governance.transitions.people import check_one_is_left


class ReferenceForm(forms.ModelForm):
    """A period ends after it begins; the day it ends is the first day it no longer holds."""

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        starts_on = found.get("starts_on") or getattr(self.instance, "starts_on", None)
        if starts_on and found.get("ends_on") and found["ends_on"] <= starts_on:
            self.add_error("ends_on", f"It begins on {starts_on:%d/%m/%Y}: give a later day.")
        return found


class PersonForm(ReferenceForm):
    class Meta:
        labels = {"is_superuser": "Administrator"}
        help_texts = {
            "is_superuser": "May open this site and keep people and reference data. "
            "A partnership's records are seen by seats alone."
        }

    def clean(self) -> dict[str, Any]:
        """Whether an administrator is left is asked here to say so beside the field."""
        found = super().clean()
        if self.instance.pk:
            try:
                check_one_is_left(self.instance, found, User.objects.administrators())
            except ValidationError as refusal:
                self.add_error(None, refusal)
        return found

    def clean_email(self) -> str:
        """One spelling for one address."""
        return self.cleaned_data["email"].lower()


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
