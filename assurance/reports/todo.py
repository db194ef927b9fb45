"""What waits about reports: to scrutinise, answer, mend, agree, issue or receive."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import localdate

from assurance.reports.grants import GRANTS, Permission
from assurance.reports.models import Report, ReportComment, ReportReceipt
from assurance.reports.scrutiny_days import ScrutinyDay, scrutiny_days
from governance.core.formatting import format_count, format_duration, format_names
from governance.core.models import Remark
from governance.core.prepared_queries import prepared
from governance.core.roles import Actor, Capacity, scope_of
from governance.core.todo import IN_ALL, SHOWN, Others, TodoItem, folded_all, folded_rows
from governance.signatures.models import Signature

KIND = Report._meta.label_lower
LIST = "assurance:report-list"
CHAIRS = (Capacity.CHAIR, Capacity.VICE_CHAIR)
LAST_WORDS = 5
LETTERS = 160
"""How much of a reason Today tells; the whole stands on the report's page."""


def todo_items(actor: Actor) -> list[TodoItem]:
    """Reports that wait for this person or the person's office; a constant number of queries.

    None is built, which costs as much as to run it, where no seat of theirs could find anything.
    """
    composes = bool(scope_of(actor, Permission.COMPOSE_REPORT, GRANTS))
    own = office_reports(actor) if composes else {}
    receives = composes or bool(scope_of(actor, Permission.RECEIVE_REPORT, GRANTS))
    agree = "waits for your agreement"
    to_sign = to_agree(actor) if actor.signing_seats else ()
    sent = awaited_agreements(own.get(Report.Status.SENT, []), on=actor.on)
    drafts = [sent_back(row) for row in own.get(Report.Status.DRAFT, [])]
    agreed = [make_todo(row, "agreed, to issue", "") for row in own.get(Report.Status.AGREED, [])]
    return [
        *folded_all(to_scrutinise(actor), more_reports("to scrutinise")),
        *to_answer(actor),
        *folded_all(sent, more_reports("not agreed yet")),
        *folded_all(drafts, more_reports("to mend")),
        *folded_all([make_todo(row, agree, "soon") for row in to_sign], more_reports("to agree")),
        *folded_all(agreed, more_reports("to issue")),
        *(received_items(actor) if receives else ()),
    ]


def more_reports(what: str) -> Others:
    return Others(f"report {what}", f"reports {what}", LIST)


def received_items(actor: Actor) -> list[TodoItem]:
    rows = to_receive(actor)
    return folded_rows(rows, [receipt_todo(row, actor) for row in rows], more_reports("to receive"))


def to_scrutinise(actor: Actor) -> list[TodoItem]:
    """The drafts in the scrutineer's reach, with what the scrutineer has said of each so far."""
    if not scope_of(actor, Permission.SCRUTINISE_REPORT, GRANTS).groups:
        return []
    found = drafts_to_scrutinise(actor)
    days = scrutiny_days(found, on=actor.on)
    return [scrutiny_todo(row, days[row.pk], on=actor.on) for row in found]


@prepared
def drafts_to_scrutinise(actor: Actor) -> QuerySet[Report]:
    """Each with the ``own_count`` of what the scrutineer said of it, and how many of that are owed
    an answer; all of them, since how late each is the arrangements say.
    """
    groups = scope_of(actor, Permission.SCRUTINISE_REPORT, GRANTS).groups
    own = Q(comments__kind=ReportComment.Kind.SCRUTINY, comments__written_by=actor.user_id)
    unanswered = own & Q(comments__answered_by__isnull=True)
    rows = Report.objects.filter(status=Report.Status.DRAFT, group__in=groups).annotate(
        own_count=Count("comments", filter=own, distinct=True),
        owed_count=Count("comments", filter=unanswered, distinct=True),
    )
    return rows.for_list().order_by("period__ends_on", "pk")


def scrutiny_todo(row: Report, day: ScrutinyDay, *, on: date) -> TodoItem:
    """A draft to scrutinise; once something was said of it, it is late no more."""
    late_by = "" if row.own_count else day.late_by(on=on)  # type: ignore[attr-defined]
    return TodoItem(
        title=str(row),
        about=f"{row.period}{scrutiny_words(row)}",
        url=reverse("assurance:report-detail", args=[row.pk]),
        due_on=day.due_on,
        due_says=f"{late_by} late" if late_by else f"to scrutinise{day.reservation}",
        tone="late" if late_by else "soon",
    )


def own_scrutiny(actor: Actor) -> list[ReportComment]:
    """What the person last said as scrutineer, the newest first, each with its answers; two
    queries, and none for whoever is no scrutineer.
    """
    if Capacity.INDEPENDENT_SCRUTINEER not in actor.capacities:
        return []
    return own_comments(actor)


@prepared
def own_comments(actor: Actor) -> QuerySet[ReportComment]:
    own = ReportComment.objects.filter(
        kind=ReportComment.Kind.SCRUTINY,
        written_by=actor.user_id,
        report__in=Report.objects.visible_to(actor).values("pk"),
    )
    rows = own.select_related("report__group", "report__period").defer("report__content")
    return rows.prefetch_related("answered_by").order_by("-pk")[:LAST_WORDS]


def scrutiny_words(row: Report) -> str:
    """What was written, and whether an answer is owed; until it is sent words can be added."""
    until = "open to your words until it is sent for agreement"
    own, owed = row.own_count, row.owed_count  # type: ignore[attr-defined]
    if not own:
        return f": nothing written by you yet, {until}"
    answers = f"{format_count(owed, 'answer')} owed to you" if owed else "all answered"
    return f": {format_count(own, 'comment')} by you, {answers}, {until}"


def to_answer(actor: Actor) -> list[TodoItem]:
    """The scrutineer's words in drafts of the groups that the actor chairs, not answered yet."""
    if not any(held.capacity in CHAIRS for held in actor.holdings):
        return []
    rows = unanswered_comments(actor)
    items = [
        TodoItem(
            title=f"Answer the scrutineer: {row.report}",
            about=Truncator(row.text).chars(LETTERS),
            url=reverse("assurance:comment-answer", args=[row.pk]),
            due_says="to answer",
            tone="soon",
        )
        for row in rows
    ]
    names = ("comment of the scrutineer to answer", "comments of the scrutineer to answer")
    return folded_rows(rows, items, Others(*names, LIST))


@prepared
def unanswered_comments(actor: Actor) -> QuerySet[ReportComment]:
    rows = ReportComment.objects.filter(
        kind=ReportComment.Kind.SCRUTINY,
        answered_by__isnull=True,
        report__status=Report.Status.DRAFT,
        report__group__in={held.group_id for held in actor.holdings if held.capacity in CHAIRS},
    )
    rows = rows.select_related("report__group", "report__period").defer("report__content")
    return rows.annotate(in_all=IN_ALL).order_by("pk")[:SHOWN]


def office_reports(actor: Actor) -> dict[str, list[Report]]:
    """By status what the actor's office has to do with: drafts that were sent and came back, with
    the last reason, those sent and those agreed; one query.
    """
    found: dict[str, list[Report]] = {}
    for row in reports_under_way(actor):
        found.setdefault(row.status, []).append(row)
    return found


@prepared
def reports_under_way(actor: Actor) -> QuerySet[Report]:
    """Each with the last ``reason`` for which it was sent back."""
    groups = scope_of(actor, Permission.COMPOSE_REPORT, GRANTS).groups
    given = Remark.objects.filter(kind=KIND, subject_id=OuterRef("pk"), verb="send_back")
    rows = Report.objects.filter(
        Q(status__in=(Report.Status.SENT, Report.Status.AGREED))
        | Q(status=Report.Status.DRAFT, round__gt=0),
        group__in=groups,
    ).annotate(reason=Subquery(given.order_by("-pk").values("text")[:1]))
    return rows.for_list().order_by("sent_at", "pk")


def awaited_agreements(rows: Sequence[Report], *, on: date) -> list[TodoItem]:
    """Sent by an office and not agreed: whose agreement is awaited; one query, none of none."""
    if not rows:
        return []
    asked = Signature.objects.asked().filter(kind=KIND, subject_id__in=[row.pk for row in rows])
    seats: dict[tuple[int, int], list[str]] = {}
    for signature in asked.select_related("seat").order_by("pk"):
        key = (signature.subject_id, signature.round)
        seats.setdefault(key, []).append(signature.seat.title)
    return [
        make_todo(
            row,
            f"sent {days_since((on - localdate(row.sent_at)).days)}",
            "",
            f": awaits the agreement of {format_names(seats.get((row.pk, row.round), []))}",
        )
        for row in rows
    ]


def last_issued(actor: Actor) -> Report | None:
    """The newest issued report that the actor may read; one query."""
    return next(iter(newest_issued(actor)), None)


@prepared
def newest_issued(actor: Actor) -> QuerySet[Report]:
    rows = Report.objects.visible_to(actor).filter(status=Report.Status.ISSUED)
    return rows.for_list().order_by("-period__ends_on", "-issued_at")[:1]


@prepared
def to_agree(actor: Actor) -> QuerySet[Report]:
    """Sent, and a seat whose agreement the actor may give has still to agree in this round."""
    asked = Signature.objects.asked().filter(
        kind=KIND,
        subject_id=OuterRef("pk"),
        round=OuterRef("round"),
        seat__in=actor.signing_seats,
    )
    return Report.objects.filter(Exists(asked), status=Report.Status.SENT).for_list()


@prepared
def to_receive(actor: Actor) -> QuerySet[ReportReceipt]:
    """Issued and not received yet: by their partnerships or from their office; oldest first."""
    theirs = scope_of(actor, Permission.RECEIVE_REPORT, GRANTS).partnerships
    groups = scope_of(actor, Permission.COMPOSE_REPORT, GRANTS).groups
    rows = ReportReceipt.objects.filter(
        Q(partnership__in=theirs) | Q(report__group__in=groups),
        report__in=Report.objects.visible_to(actor).values("pk"),
        status=ReportReceipt.Status.AWAITED,
    )
    names = ("partnership", "report__group", "report__period")
    found = rows.select_related(*names).defer("report__content")
    return found.annotate(in_all=IN_ALL).order_by("report__issued_at", "pk")[:SHOWN]


def make_todo(row: Report, due_says: str, tone: str, more: str = "") -> TodoItem:
    return TodoItem(
        title=str(row),
        about=f"{row.period}{more}",
        url=reverse("assurance:report-detail", args=[row.pk]),
        due_says=due_says,
        tone=tone,
    )


def sent_back(row: Report) -> TodoItem:
    reason = Truncator(row.reason or "").chars(LETTERS)  # type: ignore[attr-defined]
    return make_todo(row, "to mend", "soon", f": sent back to the office: {reason}")


def receipt_todo(row: ReportReceipt, actor: Actor) -> TodoItem:
    """A receipt to record, for those who may; for the office of another, that it is awaited."""
    theirs = scope_of(actor, Permission.RECEIVE_REPORT, GRANTS).partnerships
    is_theirs = row.partnership_id in theirs
    page, pk = ("receive", row.pk) if is_theirs else ("detail", row.report_id)
    days = (actor.on - localdate(row.report.issued_at)).days
    return TodoItem(
        title=str(row.report),
        about=f"Issued, still to receive: {row.partnership.short_name}",
        url=reverse(f"assurance:report-{page}", args=[pk]),
        due_says=f"issued {days_since(days)}",
        tone="soon" if is_theirs else "",
    )


def days_since(days: int) -> str:
    """How long since, in calendar days."""
    return "today" if days < 1 else f"{format_duration(days)} ago"
