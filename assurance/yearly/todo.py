"""What waits about yearly reports: steps of the plan, sections, the statement, agreements."""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from assurance.yearly.grants import GRANTS, Permission
from assurance.yearly.headings.sections import section as definition_of
from assurance.yearly.models import YearlyReport, YearlySection, YearlyStep
from governance.core.formatting import format_duration
from governance.core.roles import Actor, scope_of
from governance.core.todo import TodoItem, WaitingRow, waiting
from governance.signatures.models import Signature

ROOM = "yearly"
STEP, SECTION, SCRUTINY, AGREE = "step", "section", "scrutiny", "agree"
Status = YearlyReport.Status
ABOUT = {
    STEP: "The plan of the yearly report",
    SECTION: "Yearly report: a section to write",
    SCRUTINY: "Yearly report: your statement is awaited",
    AGREE: "Yearly report: your agreement is awaited",
}


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """Nothing for those who neither prepare, write, scrutinise nor sign one."""
    places = scope_of(actor, Permission.PREPARE_YEARLY, GRANTS).partnerships
    if places:
        yield steps_due(actor, places)
    seats = {held.seat_id for held in actor.holdings}
    if seats:
        yield sections_to_write(seats)
    scrutinised = scope_of(actor, Permission.SCRUTINISE_YEARLY, GRANTS).partnerships
    if scrutinised:
        rows = YearlyReport.objects.filter(
            status=Status.SCRUTINY, partnership__in=scrutinised, statement__isnull=True
        )
        yield of_reports(rows, SCRUTINY)
    if actor.signing_seats:
        yield of_reports(to_agree(actor), AGREE)


def steps_due(actor: Actor, places: frozenset[int]) -> QuerySet:
    """Steps whose day has come, of reports that are not out yet."""
    rows = YearlyStep.objects.filter(
        ~Q(report__status=Status.PUBLISHED),
        report__partnership__in=places,
        done_on__isnull=True,
        due_on__lte=actor.on,
    )
    return waiting(
        ROOM,
        rows,
        what=STEP,
        key=F("report"),
        title=F("title"),
        detail=F("report__partnership__name"),
        due_on=F("due_on"),
    )


def sections_to_write(seats: set[int]) -> QuerySet:
    """Those that one of these seats is to write, while the report is prepared."""
    rows = YearlySection.objects.filter(author__in=seats, text="", report__status=Status.PREPARING)
    return waiting(
        ROOM,
        rows,
        what=SECTION,
        key=F("pk"),
        title=F("key"),
        detail=F("report__partnership__name"),
        due_on=F("due_on"),
    )


def of_reports(rows: QuerySet, what: str) -> QuerySet:
    return waiting(
        ROOM,
        rows,
        what=what,
        key=F("pk"),
        title=F("period__label"),
        detail=F("partnership__name"),
        due_on=F("deadline__due_on"),
    )


def to_agree(actor: Actor) -> QuerySet:
    """Sent to a seat of theirs that has not agreed in this round."""
    asked = Signature.objects.asked().filter(
        kind=YearlyReport._meta.label_lower, seat__in=actor.signing_seats
    )
    return YearlyReport.objects.filter(status=Status.SENT, pk__in=asked.values("subject_id"))


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    page = "yearly-section-write" if row.what == SECTION else "yearly-detail"
    url = reverse(f"assurance:{page}", args=[row.key])
    is_late = bool(row.due_on and row.due_on < actor.on)
    return TodoItem(
        title=definition_of(row.title).title if row.what == SECTION else row.title,
        about=f"{ABOUT[row.what]}, {row.detail}",
        url=reverse("assurance:yearly-plan", args=[row.key]) if row.what == STEP else url,
        due_on=row.due_on,
        due_says=says(row, actor) if row.due_on else "no day is set",
        tone="late" if is_late else "",
    )


def says(row: WaitingRow, actor: Actor) -> str:
    """In calendar days, as the plan counts them."""
    days = (row.due_on - actor.on).days
    if days < 0:
        return f"{format_duration(-days)} late"
    return f"{format_duration(days)} left" if days else "today"
