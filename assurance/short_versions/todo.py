"""What waits about short versions: to begin, to write and send, to read, to release."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from assurance.short_versions.grants import GRANTS, Permission
from assurance.short_versions.models import ShortVersion
from assurance.yearly.grants import GRANTS as YEARLY_GRANTS
from assurance.yearly.grants import Permission as YearlyPermission
from assurance.yearly.models import YearlyReport, YearlyStep
from assurance.yearly.todo import says
from governance.core.roles import Actor, scope_of
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting

ROOM = "short_versions"
STEP = "short-versions"
"""The step of the report's plan by which they are to be read."""
RECENT = timedelta(days=90)
"""So long after publication Home still asks for one that was never begun; a proposal."""
BEGIN, SEND, READ, RELEASE = "begin", "send", "read", "release"
ABOUT = {
    BEGIN: "to be begun",
    SEND: "to be written and sent to its reader",
    READ: "waits for you to read it",
    RELEASE: "read and clear, to be released",
}
MORE = {BEGIN: "begin", SEND: "write", READ: "read", RELEASE: "release"}
"""What is to be done with more of each than Home shows."""
Status, Kind, Reader = ShortVersion.Status, ShortVersion.Kind, ShortVersion.Reader


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """For the office, and for whoever reads them."""
    if places := scope_of(actor, YearlyPermission.PREPARE_YEARLY, YEARLY_GRANTS).partnerships:
        own = ShortVersion.objects.filter(report__partnership__in=places)
        for kind in Kind:
            yield to_begin(actor, places, kind)
        yield of_versions(SEND, own.filter(status=Status.DRAFT))
        yield of_versions(
            RELEASE,
            own.filter(status=Status.READY, report__status=YearlyReport.Status.PUBLISHED),
        )
    for reader, permission in (
        (Reader.YOUNG, Permission.READ_SHORT_VERSION),
        (Reader.STAND_IN, Permission.STAND_IN_FOR_READER),
    ):
        if places := scope_of(actor, permission, GRANTS).partnerships:
            rows = ShortVersion.objects.filter(status=Status.READING, reader=reader)
            yield of_versions(READ, rows.filter(report__partnership__in=places))


def to_begin(actor: Actor, places: frozenset[int], kind: str) -> QuerySet:
    """Reports that are with the scrutineer or further, and have none of the kind."""
    begun = ShortVersion.objects.filter(report=OuterRef("pk"), kind=kind)
    is_fresh = Q(published_at__isnull=True) | Q(published_at__date__gte=actor.on - RECENT)
    rows = YearlyReport.objects.exclude(status=YearlyReport.Status.PREPARING).filter(
        is_fresh, ~Exists(begun), partnership__in=places
    )
    return select_waiting(
        ROOM,
        rows,
        what=f"{BEGIN}:{kind}",
        title=F("partnership__short_name"),
        due_on=day_of_the_plan("pk"),
        detail=F("period__label"),
    )


def of_versions(what: str, rows: QuerySet[ShortVersion]) -> QuerySet:
    return select_waiting(
        ROOM,
        rows,
        what=what,
        title=F("kind"),
        due_on=day_of_the_plan("report"),
        detail=F("report__partnership__short_name"),
    )


def day_of_the_plan(report: str) -> Subquery:
    """By when the plan of the report wants them read."""
    steps = YearlyStep.objects.filter(report=OuterRef(report), key=STEP, done_on__isnull=True)
    return Subquery(steps.order_by("pk").values("due_on")[:1])


def others(row: WaitingRow) -> Others:
    what = MORE[row.what.partition(":")[0]]
    return Others(f"short version to {what}", f"short versions to {what}", "assurance:yearly-list")


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    what, _, kind = row.what.partition(":")
    is_new = what == BEGIN
    page = "yearly-short-versions" if is_new else "short-version-detail"
    is_late = row.due_on is not None and row.due_on < actor.on
    place = row.title if is_new else row.detail
    return TodoItem(
        title=Kind(kind or row.title).label,
        about=f"Yearly report, {place}: {ABOUT[what]}",
        url=reverse(f"assurance:{page}", args=[row.key]),
        due_on=row.due_on,
        due_says=says(row, actor) if row.due_on else "",
        tone="late" if is_late else "soon",
    )
