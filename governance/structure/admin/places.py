"""Partnerships, the groups that serve them, who signs there, and who sits in them."""

from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from governance.core.admin.base import (
    HistoricalAdmin,
    ReadOnlyAdmin,
)
from governance.core.admin.site import site
from governance.core.identifier_screening import REASON
from governance.structure.forms import AppointmentForm, PartnershipForm
from governance.structure.models import (
    Appointment,
    Cadence,
    EscalationStep,
    Group,
    GroupService,
    ImportSnapshot,
    Participation,
    Partnership,
    Signatory,
)
from governance.structure.models.escalations import EscalationStepQuerySet
from governance.structure.models.seats import seat_places
from governance.structure.models.signatories import SignatoryQuerySet
from governance.structure.operations import appointments


@admin.register(Partnership, site=site)
class PartnershipAdmin(HistoricalAdmin):
    """Its contacts for concerns, by council, are entered in its arrangements file."""

    form = PartnershipForm
    exclude = ("concern_councils",)
    list_display = ("name", "short_name", "area", "starts_on", "ends_on", "is_inferred")
    list_filter = ("is_inferred",)
    search_fields = ("name", "short_name", "area", "key")
    autocomplete_fields = ("host",)
    ordering = ("name", "pk")


@admin.register(Participation, site=site)
class ParticipationAdmin(HistoricalAdmin):
    list_display = ("organisation", "partnership", "standing", "through", "starts_on", "ends_on")
    list_filter = ("partnership", "standing", "is_inferred")
    list_select_related = ("organisation", "partnership", "through")
    search_fields = ("organisation__name", "partnership__name")
    autocomplete_fields = ("organisation", "partnership", "through")
    ordering = ("organisation__name", "pk")


@admin.register(Group, site=site)
class GroupAdmin(HistoricalAdmin):
    list_display = ("name", "kind", "reports_to", "is_joint", "starts_on", "ends_on")
    list_filter = ("kind", "is_joint", "services__partnership", "is_inferred")
    list_select_related = ("reports_to",)
    search_fields = ("name", "short_name", "key")
    autocomplete_fields = ("reports_to", "commissioned_by")
    ordering = ("name", "pk")


@admin.register(GroupService, site=site)
class GroupServiceAdmin(HistoricalAdmin):
    list_display = ("group", "partnership", "starts_on", "ends_on")
    list_filter = ("partnership",)
    list_select_related = ("group", "partnership")
    search_fields = ("group__name",)
    autocomplete_fields = ("group", "partnership")
    ordering = ("group__name", "pk")


@admin.register(Cadence, site=site)
class CadenceAdmin(HistoricalAdmin):
    list_display = ("group", "item", "unit", "interval", "starts_on", "ends_on", "is_inferred")
    list_filter = ("item", "unit", "is_inferred")
    list_select_related = ("group",)
    search_fields = ("group__name", "item")
    autocomplete_fields = ("group",)
    ordering = ("group__name", "item", "pk")


@admin.register(Signatory, site=site)
class SignatoryAdmin(HistoricalAdmin):
    list_display = ("document", "group", "seat", "starts_on", "ends_on", "is_inferred")
    list_filter = ("document", "group__services__partnership", "is_inferred")
    search_fields = ("group__name", "seat__title")
    autocomplete_fields = ("group", "seat")
    ordering = ("group__name", "document", "pk")

    def get_queryset(self, request: HttpRequest) -> SignatoryQuerySet:
        return cast(SignatoryQuerySet, super().get_queryset(request)).for_list()


@admin.register(EscalationStep, site=site)
class EscalationStepAdmin(HistoricalAdmin):
    list_display = ("partnership", "group", "to", "after_days", "starts_on", "ends_on")
    list_filter = ("partnership", "is_inferred")
    search_fields = ("group__name", "to__name")
    autocomplete_fields = ("partnership", "group", "to")
    ordering = ("partnership__name", "pk")

    def get_queryset(self, request: HttpRequest) -> EscalationStepQuerySet:
        return cast(EscalationStepQuerySet, super().get_queryset(request)).for_list()


@admin.register(Appointment, site=site)
class AppointmentAdmin(HistoricalAdmin):
    """Who sits where is set once; what was made in error is put right on the seat's own page."""

    form = AppointmentForm
    list_display = (
        "person",
        "seat",
        "standing",
        "starts_on",
        "last_day",
        "is_interim",
        "is_in_error",
    )
    list_filter = ("standing", "is_interim", "seat__capacity", "seat__group__services__partnership")
    list_select_related = ("person", *seat_places("seat"))
    list_only = (
        "standing",
        "starts_on",
        "ends_on",
        "is_interim",
        "removed_at",
        "person__name",
        "person__email",
        "seat__title",
        "seat__group__name",
        "seat__partnership__name",
        "seat__participation__organisation__name",
        "seat__participation__partnership__name",
    )
    search_fields = ("person__name", "person__email", "seat__title", "seat__group__name")
    autocomplete_fields = ("seat", "person")
    set_once = ("seat", "person", "standing", "starts_on")
    ordering = ("-starts_on", "-pk")
    fieldsets = (
        (None, {"fields": ("seat", "person", "standing", "is_interim")}),
        (
            "Period",
            {
                "fields": ("starts_on", "ends_on"),
                "description": "Access begins on the first day and goes on to the end of the last "
                "day. What is given is the first day without the seat, the day after the last: for "
                "a last day of 31 March give 1 April.",
            },
        ),
        ("Decision", {"fields": ("appointed_by", "decision", REASON)}),
    )
    made_in_error = (
        "Made in error?",
        {"fields": ("first_used_at", "removed_at", "removed_by", "seat_page")},
    )

    @admin.display(description="last day", ordering="ends_on")
    def last_day(self, appointment: Appointment) -> Any:
        return appointment.last_day

    @admin.display(description="made in error", boolean=True, ordering="removed_at")
    def is_in_error(self, appointment: Appointment) -> bool:
        return appointment.is_removed

    @admin.display(description="Correct or remove it")
    def seat_page(self, appointment: Appointment) -> SafeString:
        """The way to the page on which a mistake is put right."""
        address = reverse("governance:seat-detail", args=[appointment.seat_id])
        return format_html('<a href="{}">Everybody appointed to the seat</a>', address)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.fieldsets, self.made_in_error) if obj else self.fieldsets

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_removed = obj is not None and obj.is_removed
        return not is_removed and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*self.set_once, *self.made_in_error[1]["fields"]) if obj else ()

    def add(self, obj: Appointment, **doer: Any) -> None:
        appointments.appoint(obj, **doer)

    def change(self, obj: Appointment, changes: dict[str, Any], **doer: Any) -> None:
        others = {name: value for name, value in changes.items() if name != "ends_on"}
        appointments.amend_appointment(obj, others, **doer)
        if "ends_on" in changes:
            appointments.end_appointment(
                obj, ends_on=changes["ends_on"], by=doer["by"], at=doer["at"]
            )


@admin.register(ImportSnapshot, site=site)
class ImportSnapshotAdmin(ReadOnlyAdmin):
    list_display = ("arrangements", "kind", "key", "loaded_at")
    list_filter = ("arrangements", "kind")
    search_fields = ("key",)
    ordering = ("arrangements", "kind", "key")
