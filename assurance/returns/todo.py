"""What waits in assurance: returns to write, returns to take, what is late or queried."""

from django.urls import reverse

from assurance.returns import lateness
from assurance.returns.models import AssuranceReturn
from governance.core.roles import Actor
from governance.core.todo import TodoItem
from governance.deadlines import deadline_status

AT_MOST = 50


def todo_items(actor: Actor) -> list[TodoItem]:
    """Everything in assurance that waits for this person; three queries."""
    return [*to_write(actor), *returns_to_accept(actor), *awaited_returns_todo(actor)]


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
            about=f"{row.period}: submitted, to accept or query",
            url=reverse("assurance:return-detail", args=[row.pk]),
            due_on=row.deadline.due_on,
            due_says="to accept",
        )
        for row in rows.for_list().order_by("submitted_at")[:AT_MOST]
    ]


def awaited_returns_todo(actor: Actor) -> list[TodoItem]:
    """What the office waits for: returns that are late, and replies to its queries."""
    rows = AssuranceReturn.objects.handled_by(actor)
    queried = rows.filter(status=AssuranceReturn.Status.QUERIED)
    found = rows.overdue(on=actor.on) | queried
    ordered = found.for_list().order_by("deadline__due_on")[:AT_MOST]
    return [make_awaited_todo(row, actor) for row in ordered]


def make_awaited_todo(row: AssuranceReturn, actor: Actor) -> TodoItem:
    return TodoItem(
        title=f"{row.respondent}: {row.instrument.title.lower()}",
        about=f"{row.period}: {'queried, no reply yet' if row.is_queried else 'not returned'}",
        url=reverse("assurance:return-detail", args=[row.pk]),
        due_on=row.due_on,
        due_says=lateness.late_words(row, on=actor.on) if row.is_late(on=actor.on) else "queried",
        tone="late" if row.is_late(on=actor.on) else "",
    )
