"""What waits in assurance: returns to write, returns to take, what is late or queried."""

from collections.abc import Sequence

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.urls import reverse

from assurance.returns import lateness
from assurance.returns.grants import GRANTS, Permission
from assurance.returns.models import AssuranceReturn, OfficeEntry
from governance.core.prepared_queries import prepared
from governance.core.roles import Actor, Reach, scope_of
from governance.core.todo import TodoItem
from governance.deadlines import deadline_status
from governance.structure.models import Appointment

AT_MOST = 50


def todo_items(actor: Actor) -> list[TodoItem]:
    """Everything in assurance that waits for this person; three queries at most.

    To build a query costs as much as to run it, so none is built that could find nothing.
    """
    asked = (
        (Permission.SUBMIT_RETURN, (to_confirm,)),
        (Permission.ANSWER_RETURN, (to_write,)),
        (Permission.MANAGE_RETURN, (office_todo,)),
    )
    return [
        item
        for permission, finders in asked
        if scope_of(actor, permission, GRANTS)
        for find in finders
        for item in find(actor)
    ]


def to_confirm(actor: Actor) -> list[TodoItem]:
    """What the office entered for those for whom this person speaks."""
    return [
        TodoItem(
            title=f"{row.instrument}, {row.period.label.split(',')[0]}",
            about=f"{row.respondent}: the office entered it for you; say whether it is right",
            url=reverse("assurance:return-detail", args=[row.pk]),
            due_on=row.deadline.due_on,
            due_says="to confirm",
        )
        for row in unconfirmed_returns(actor)
    ]


@prepared
def unconfirmed_returns(actor: Actor) -> QuerySet[AssuranceReturn]:
    entered = OfficeEntry.objects.unconfirmed().values("assurance_return")
    rows = AssuranceReturn.objects.submitted_by_seat_of(actor).filter(pk__in=entered)
    return rows.for_list().order_by("submitted_at")[:AT_MOST]


def to_write(actor: Actor) -> list[TodoItem]:
    return [make_todo(row, actor) for row in open_returns(actor)]


@prepared
def open_returns(actor: Actor) -> QuerySet[AssuranceReturn]:
    rows = AssuranceReturn.objects.answered_by(actor).open_to_answers().for_list()
    return rows.order_by("deadline__due_on")[:AT_MOST]


def make_todo(row: AssuranceReturn, actor: Actor) -> TodoItem:
    face = deadline_status.describe_deadline(row.deadline, on=actor.on)
    what = "the office asks about an answer" if row.is_queried else "to write"
    tone = "late" if row.is_late(on=actor.on) else "soon"
    return TodoItem(
        title=f"{row.instrument}, {row.period.label.split(',')[0]}",
        about=f"{row.respondent}: {what}",
        url=reverse("assurance:return-detail", args=[row.pk]),
        due_on=row.due_on,
        due_says=queried_words(row, actor) if row.is_queried else face.due_says,
        tone=tone if row.is_queried else face.tone,
    )


def queried_words(row: AssuranceReturn, actor: Actor) -> str:
    """That it is queried, until the reply is late."""
    is_late = row.is_late(on=actor.on)
    return f"reply {lateness.late_words(row, on=actor.on)}" if is_late else "queried"


def office_todo(actor: Actor) -> list[TodoItem]:
    """What waits for the office: to accept, awaited, of nobody; so many of each, one query."""
    rows = office_returns(actor)
    submitted = [row for row in rows if row.status == AssuranceReturn.Status.SUBMITTED]
    return [
        *returns_to_accept(submitted[:AT_MOST]),
        *[make_awaited_todo(row, actor) for row in rows if is_awaited(row, actor)][:AT_MOST],
        *without_anybody([row for row in rows if row.is_vacant][:AT_MOST], actor),
    ]


@prepared
def office_returns(actor: Actor) -> QuerySet:
    """What is submitted first, then what is due first, where there is more than all of that."""
    status = AssuranceReturn.Status
    vacant = Q(status__in=AssuranceReturn.ANSWERABLE, group__isnull=False) & ~Exists(
        held_by_submitters(actor)
    )
    late = Q(status=status.OPEN, deadline__due_on__lt=actor.on)
    drafts = OfficeEntry.objects.being_entered().values("assurance_return")
    awaited = late | Q(status=status.QUERIED) | Q(pk__in=drafts)
    is_submitted = Q(status=status.SUBMITTED)
    found = AssuranceReturn.objects.handled_by(actor).filter(is_submitted | awaited | vacant)
    return (
        found.for_list()
        .annotate(is_vacant=ExpressionWrapper(vacant, BooleanField()))
        .order_by(Case(When(is_submitted, then=0), default=1), "deadline__due_on", "pk")[
            : 3 * AT_MOST
        ]
    )


def is_awaited(row: AssuranceReturn, actor: Actor) -> bool:
    """Late, queried, or begun by the office: what it waits for or goes on with."""
    is_late = row.status == AssuranceReturn.Status.OPEN and row.deadline.due_on < actor.on
    return is_late or row.is_queried or row.is_being_entered


def returns_to_accept(rows: Sequence[AssuranceReturn]) -> list[TodoItem]:
    return [
        TodoItem(
            title=f"{row.respondent}: {row.instrument.title.lower()}",
            about=f"{row.period}: {submitted_words(row)}",
            url=reverse("assurance:return-detail", args=[row.pk]),
            due_on=row.deadline.due_on,
            due_says="not confirmed" if row.is_unconfirmed else "to accept",
        )
        for row in rows
    ]


def submitted_words(row: AssuranceReturn) -> str:
    if row.is_unconfirmed:
        return "entered by the office, not confirmed by its respondent yet"
    return "submitted, to accept or query"


def awaited_words(row: AssuranceReturn) -> str:
    if row.is_being_entered:
        return "received by the office, to be entered and submitted"
    return "queried, no reply yet" if row.is_queried else "not returned"


def make_awaited_todo(row: AssuranceReturn, actor: Actor) -> TodoItem:
    is_late = row.is_late(on=actor.on)
    usual = "being entered" if row.is_being_entered else "queried"
    return TodoItem(
        title=f"{row.respondent}: {row.instrument.title.lower()}",
        about=f"{row.period}: {awaited_words(row)}",
        url=reverse("assurance:return-detail", args=[row.pk]),
        due_on=row.due_on,
        due_says=lateness.late_words(row, on=actor.on) if is_late else usual,
        tone="late" if row.is_late(on=actor.on) else "",
    )


def held_by_submitters(actor: Actor) -> QuerySet[Appointment]:
    """Of a return's group: who holds a seat that may submit."""
    submitting = [
        capacity
        for capacity, given in GRANTS.items()
        if given.get(Permission.SUBMIT_RETURN) is Reach.OWN_GROUP
    ]
    return Appointment.objects.acting(on=actor.on).filter(
        seat__group=OuterRef("group"), seat__capacity__in=submitting
    )


def without_anybody(rows: Sequence[AssuranceReturn], actor: Actor) -> list[TodoItem]:
    """Open returns of groups in which nobody holds a seat that may submit."""
    return [
        TodoItem(
            title=f"Vacant seat: nobody can submit for {row.respondent}",
            about=f"{row.instrument}, {row.period}: appoint a chair, or enter the return for it",
            url=reverse("assurance:return-detail", args=[row.pk]),
            due_on=row.due_on,
            due_says="nobody to submit it",
            tone="late" if row.is_late(on=actor.on) else "soon",
        )
        for row in rows
    ]
