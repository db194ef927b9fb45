"""Partnerships, the groups that serve them, their seats, and who sits in them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from governance.core.admin.base import (
    FoldedChangeList,
    HistoricalAdmin,
    ReadOnlyAdmin,
    day_column,
)
from governance.core.admin.site import site
from governance.core.identifier_screening import REASON
from governance.core.prepared_queries import Keys, prepared
from governance.core.requests import actor_of
from governance.core.text_folding import Folded
from governance.structure.forms import AppointmentForm, PartnershipForm, SeatForm
from governance.structure.models import (
    Appointment,
    Cadence,
    EscalationStep,
    Group,
    GroupService,
    ImportSnapshot,
    Participation,
    Partnership,
    Seat,
    Signatory,
)
from governance.structure.models.escalations import EscalationStepQuerySet
from governance.structure.models.seats import SEAT_PLACES, SeatQuerySet, seat_places
from governance.structure.models.signatories import SignatoryQuerySet
from governance.structure.operations import appointments
from governance.structure.owner_choices import (
    acting_holders,
    describe_seat,
    names_by_seat,
    names_or_vacant,
    with_holders,
)


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


VACANT = "vacant"


class InPartnership(admin.SimpleListFilter):
    """Seats of a partnership: its own, those of its agencies, and of the groups that serve it."""

    title = "partnership"
    parameter_name = "in"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        rows = Partnership.objects.order_by(Folded("name")).values_list("pk", "name")
        return [(str(pk), name) for pk, name in rows]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        place = self.value()
        if not place or not place.isdecimal():
            return queryset
        served = GroupService.objects.filter(partnership=place)
        return queryset.filter(
            Q(partnership=place)
            | Q(participation__partnership=place)
            | Q(group__in=served.values("group"))
        )


class SeatChangeList(FoldedChangeList):
    """With the names of who holds each seat today: ``held_by``; of a page, in one query."""

    def get_queryset(self, request: HttpRequest, *args: Any) -> QuerySet:
        return super().get_queryset(request, *args).prefetch_related(None)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        keys = Keys([seat.pk for seat in self.result_list])
        held = names_by_seat(holders_in_list(actor_of(request).on, keys))
        for seat in self.result_list:
            seat.held_by = held.get(seat.pk, [])


@prepared
def holders_in_list(on: date, seats: Sequence[int]) -> QuerySet:
    return acting_holders(Seat.objects.filter(pk__in=seats), on=on)


@admin.register(Seat, site=site)
class SeatAdmin(HistoricalAdmin):
    form = SeatForm
    list_display = ("title", "place", "holder", "capacity", "represents", "first_day", "last_day")
    list_filter = ("capacity", InPartnership, "is_inferred")
    list_select_related = (*SEAT_PLACES, "represents")
    list_only = (
        "title",
        "capacity",
        "starts_on",
        "ends_on",
        "group__name",
        "partnership__name",
        "participation__organisation__name",
        "participation__partnership__name",
        "represents__name",
    )
    search_fields = (
        "title",
        "key",
        "group__name",
        "partnership__name",
        "participation__organisation__name",
        "represents__name",
        "appointments__person__name",
    )
    search_help_text = "Title, group, organisation or person; or the word vacant."
    autocomplete_fields = ("group", "participation", "partnership", "represents")
    ordering = ("title", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Seat]:
        on = actor_of(request).on
        return with_holders(cast(SeatQuerySet, super().get_queryset(request)), on=on)

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[SeatChangeList]:
        return SeatChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Seat], search_term: str
    ) -> tuple[QuerySet[Seat], bool]:
        """As ever; the word “vacant” leaves those that nobody holds today."""
        words = search_term.split()
        others = [word for word in words if word.casefold() != VACANT]
        if len(others) < len(words):
            vacant = Seat.objects.vacant(on=actor_of(request).on)
            queryset = queryset.filter(pk__in=vacant.values("pk"))
        return super().get_search_results(request, queryset, " ".join(others))

    first_day = day_column("starts_on", "first day")
    last_day = day_column("ends_on", "end")

    @admin.display(description="held by")
    def holder(self, seat: Seat) -> str:
        return names_or_vacant(seat.held_by)  # type: ignore[attr-defined]

    def choice_label(self, seat: Seat) -> str:
        """Where a seat is chosen: with who holds it, and where it stands."""
        return describe_seat(seat)

    @admin.display(description="in")
    def place(self, seat: Seat) -> str:
        return str(seat.group or seat.participation or seat.partnership)


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
