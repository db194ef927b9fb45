"""Seats and appointments as the administration site takes them."""

from typing import Any

from django.core.exceptions import ValidationError

from governance.core.forms.reference import ReferenceForm
from governance.structure.models import Appointment
from governance.structure.transitions import check_free


class PartnershipForm(ReferenceForm):
    published = ("concern_text", "concern_phone")


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
