"""What waits in assurance: returns to write, returns to take, what is late or queried."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from assurance.returns import lateness
from assurance.returns.grants import GRANTS, Permission
from assurance.returns.models import AssuranceReturn, OfficeEntry
from governance.core.roles import Actor, Reach, scope_of
from governance.core.todo import TodoItem
from governance.deadlines import deadline_status
from governance.structure.models import Appointment

AT_MOST = 50


def todo_items(actor: Actor) -> list[TodoItem]:
    """Everything in assurance that waits for this person; five queries, none without a seat for it.

    To build a query costs as much as to run it, so none is built that could find nothing.
    """
    asked = (
        (Permission.SUBMIT_RETURN, (to_confirm,)),
        (Permission.ANSWER_RETURN, (to_write,)),
        (Permission.MANAGE_RETURN, (returns_to_accept, awaited_returns_todo, without_anybody)),
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
    entered = OfficeEntry.objects.unconfirmed().values("assurance_return")
    rows = AssuranceReturn.objects.submitted_by_seat_of(actor).filter(pk__in=entered)
    return [
        TodoItem(
            title=f"{row.instrument}, {row.period.label.split(',')[0]}",
            about=f"{row.respondent}: the office entered it for you; say whether it is right",
            url=reverse("assurance:return-detail", args=[row.pk]),
            due_on=row.deadline.due_on,
            due_says="to confirm",
        )
        for row in rows.for_list().order_by("submitted_at")[:AT_MOST]
    ]


def to_write(actor: Actor) -> list[TodoItem]:
    rows = AssuranceReturn.objects.answered_by(actor).open_to_answers().for_list()
    return [make_todo(row, actor) for row in rows.order_by("deadline__due_on")[:AT_MOST]]


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


def returns_to_accept(actor: Actor) -> list[TodoItem]:
    rows = AssuranceReturn.objects.handled_by(actor).filter(status=AssuranceReturn.Status.SUBMITTED)
    return [
        TodoItem(
            title=f"{row.respondent}: {row.instrument.title.lower()}",
            about=f"{row.period}: {submitted_words(row)}",
            url=reverse("assurance:return-detail", args=[row.pk]),
            due_on=row.deadline.due_on,
            due_says="not confirmed" if row.is_unconfirmed else "to accept",
        )
        for row in rows.for_list().order_by("submitted_at")[:AT_MOST]
    ]


def submitted_words(row: AssuranceReturn) -> str:
    if row.is_unconfirmed:
        return "entered by the office, not confirmed by its respondent yet"
    return "submitted, to accept or query"


def awaited_returns_todo(actor: Actor) -> list[TodoItem]:
    """What the office waits for or has begun: late returns, replies to its queries, entries."""
    drafts = OfficeEntry.objects.being_entered().values("assurance_return")
    found = AssuranceReturn.objects.handled_by(actor).filter(
        Q(status=AssuranceReturn.Status.OPEN, deadline__due_on__lt=actor.on)
        | Q(status=AssuranceReturn.Status.QUERIED)
        | Q(pk__in=drafts)
    )
    ordered = found.for_list().order_by("deadline__due_on")[:AT_MOST]
    return [make_awaited_todo(row, actor) for row in ordered]


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


def without_anybody(actor: Actor) -> list[TodoItem]:
    """Open returns of groups in which nobody holds a seat that may submit; one query."""
    submitting = [
        capacity
        for capacity, given in GRANTS.items()
        if given.get(Permission.SUBMIT_RETURN) is Reach.OWN_GROUP
    ]
    held = Appointment.objects.acting(on=actor.on).filter(
        seat__group=OuterRef("group"), seat__capacity__in=submitting
    )
    rows = AssuranceReturn.objects.handled_by(actor).open_to_answers().filter(~Exists(held))
    return [
        TodoItem(
            title=f"Vacant seat: nobody can submit for {row.respondent}",
            about=f"{row.instrument}, {row.period}: appoint a chair, or enter the return for it",
            url=reverse("assurance:return-detail", args=[row.pk]),
            due_on=row.due_on,
            due_says="nobody to submit it",
            tone="late" if row.is_late(on=actor.on) else "soon",
        )
        for row in rows.filter(group__isnull=False).for_list().order_by("pk")[:AT_MOST]
    ]
