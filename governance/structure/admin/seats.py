"""Seats in the administration: with who holds each, found also by that and by vacancy."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from governance.core.admin.base import (
    FoldedChangeList,
    HistoricalAdmin,
    day_column,
)
from governance.core.admin.site import site
from governance.core.prepared_queries import Keys, prepared
from governance.core.requests import actor_of
from governance.core.text_folding import Folded
from governance.structure.forms import SeatForm
from governance.structure.models import (
    GroupService,
    Partnership,
    Seat,
)
from governance.structure.models.seats import SEAT_PLACES, SeatQuerySet
from governance.structure.owner_choices import (
    acting_holders,
    describe_seat,
    names_by_seat,
    names_or_vacant,
    with_holders,
)

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
