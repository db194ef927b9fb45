"""What the pages of timetables show: rows of lists, the timetable of a plan, one entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Q
from django.urls import reverse

from governance.core.buttons import ActionButton
from governance.core.requests import ActorRequest
from governance.core.search import narrow
from governance.core.tables import Column
from governance.core.timeline import build_timeline
from governance.plans.models import BusinessPlan
from governance.structure.models import Seat
from governance.structure.owner_choices import describe_seat, with_holders
from governance.timetable import access
from governance.timetable.forms import TimetableFilterForm
from governance.timetable.models import TimetableEntry, TimetableQuerySet
from governance.timetable.transitions import ENTRY
from governance.timetable.year_tables import year_tables

VERBS = ("begin", "complete", "move", "edit", "drop", "reopen")
"""In the order of their buttons."""


def status_words(entry: TimetableEntry, on: date) -> str:
    return "Late" if entry.is_late(on=on) else entry.get_status_display()


def columns(on: date) -> tuple[Column, ...]:
    return (
        Column("title", "What", lambda row: row.title, "title"),
        Column("kind", "Kind", lambda row: row.get_kind_display(), "kind"),
        Column("when", "When", lambda row: row.months, "starts_on"),
        Column("lead", "Lead", lambda row: row.lead_words or "Nobody yet"),
        Column("serves", "Serves", lambda row: row.priority or ""),
        Column("plan", "Plan", lambda row: row.plan, "plan__title"),
        Column("status", "Status", partial(status_words, on=on), "status"),
    )


def file_columns(on: date) -> tuple[Column, ...]:
    """What the file has besides."""
    return (
        *columns(on),
        Column("themes", "Themes", lambda row: ", ".join(str(each) for each in row.themes.all())),
        Column("every", "How often", lambda row: row.rhythm),
        Column("method", "How", lambda row: row.method),
        Column("from", "Where the learning is from", lambda row: row.learned_from),
        Column("audience", "To whom", lambda row: row.audience),
        Column("before", "Planned at first for", lambda row: row.first_months),
        Column("reason", "Why moved or dropped", lambda row: row.reason),
        Column("outcome", "What came of it", lambda row: row.outcome),
    )


def filter_entries(
    rows: TimetableQuerySet, form: TimetableFilterForm, *, on: date
) -> TimetableQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    if place := wish.get("place"):
        kind, _, pk = place.partition(":")
        rows = rows.filter(Q(**{f"plan__{kind}": pk}))
    if words := wish.get("q"):
        rows = rows.filter(pk__in=narrow(TimetableEntry.objects.all(), words))
    if theme := wish.get("theme"):
        rows = rows.filter(themes=theme)
    match wish.get("kind", ""):
        case "":
            pass
        case "assurance":
            rows = rows.assurance()
        case kind:
            rows = rows.filter(kind=kind)
    match wish.get("status", ""):
        case "":
            return rows
        case "begun":
            return rows.begun(on=on)
        case "late":
            return rows.begun(on=on).filter(due_on__lt=on)
        case status:
            return rows.filter(status=status)


def in_list_order(rows: TimetableQuerySet) -> TimetableQuerySet:
    """By the months in which they stand."""
    return rows.for_list().order_by("starts_on", "due_on", "pk")


@dataclass(frozen=True)
class EntryRow:
    """One line of a list; ``number`` is that of the wheel beside it."""

    entry: TimetableEntry
    is_late: bool
    number: int = 0


def entry_rows(entries: Iterable[TimetableEntry], on: date) -> list[EntryRow]:
    return [EntryRow(each, each.is_late(on=on)) for each in entries]


def timetable_context(
    request: ActorRequest, plan: BusinessPlan, entries: list[TimetableEntry]
) -> dict[str, Any]:
    """The years of a plan with their wheels, and its plan to disseminate learning."""
    on = request.actor.on
    assurance = [each for each in entries if not each.is_learning]
    learning = [each for each in entries if each.is_learning]
    new = TimetableEntry(plan=plan)
    return {
        "plan": plan,
        "partnership": plan.partnership,
        "years": [
            (year, [EntryRow(each, each.is_late(on=on), number) for number, each in year.rows])
            for year in year_tables(plan, assurance)
        ],
        "assurance": assurance,
        "learning": entry_rows(learning, on),
        "count": len(entries),
        "may_add": ENTRY.offers("add", request.actor, new),
    }


def detail_context(request: ActorRequest, entry: TimetableEntry) -> dict[str, Any]:
    offered = [verb for verb in VERBS if ENTRY.offers(verb, request.actor, entry)]
    if not entry.plan.is_adopted:
        offered = [verb for verb in offered if verb not in ("begin", "complete")]
    return {
        "entry": entry,
        "partnership": entry.plan.partnership,
        "is_late": entry.is_late(on=request.actor.on),
        "lead": lead_of(entry, on=request.actor.on),
        "times": other_times(request, entry),
        "successor": entry.carried_to.visible_to(request.actor).last(),
        "verbs": [
            ActionButton(
                ENTRY.label(verb), reverse(f"governance:entry-{verb}", args=[entry.pk]), True
            )
            for verb in offered
        ],
        "awaits_adoption": not entry.plan.is_adopted and access.can_lead(request.actor, entry),
        "trail": build_timeline(entry, reader=request.actor),
    }


def other_times(request: ActorRequest, entry: TimetableEntry) -> list[TimetableEntry]:
    """When else it is done, where it comes back; none for what is done once."""
    if not entry.every:
        return []
    first = entry.first_id or entry.pk
    rows = TimetableEntry.objects.visible_to(request.actor)
    series = rows.filter(Q(pk=first) | Q(first=first)).exclude(pk=entry.pk)
    return list(series.order_by("starts_on", "pk"))


def lead_of(entry: TimetableEntry, *, on: date) -> str:
    """The seat with who holds it, or the group; empty where nobody leads it."""
    if entry.lead_group:
        return str(entry.lead_group)
    seats = Seat.objects.filter(pk=entry.lead_seat_id)
    return "".join(describe_seat(each) for each in with_holders(seats, on=on))
