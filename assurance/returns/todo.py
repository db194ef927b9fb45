"""What waits in assurance: returns to write, returns to take, returns that are late."""

from django.urls import reverse

from assurance.returns.models import AssuranceReturn
from governance.core.roles import Actor
from governance.core.todo import TodoItem
from governance.deadlines import deadline_status

AT_MOST = 50


def todo_items(actor: Actor) -> list[TodoItem]:
    """Everything in assurance that waits for this person; three queries."""
    return [*to_write(actor), *returns_to_accept(actor), *late_returns_todo(actor)]


def to_write(actor: Actor) -> list[TodoItem]:
    rows = AssuranceReturn.objects.answered_by(actor).open_to_answers().for_list()
    return [make_todo(row, actor) for row in rows.order_by("deadline__due_on")[:AT_MOST]]


def make_todo(row: AssuranceReturn, actor: Actor) -> TodoItem:
    face = deadline_status.describe_deadline(row.deadline, on=actor.on)
    is_queried = row.status == AssuranceReturn.Status.QUERIED
    what = "the office asks about an answer" if is_queried else "to write"
    return TodoItem(
        title=f"{row.instrument}, {row.period.label.split(',')[0]}",
        about=f"{row.respondent}: {what}",
        url=reverse("assurance:return-detail", args=[row.pk]),
        due_on=row.deadline.due_on,
        due_says="queried" if is_queried else face.due_says,
        tone="soon" if is_queried else face.tone,
    )


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


def late_returns_todo(actor: Actor) -> list[TodoItem]:
    rows = AssuranceReturn.objects.handled_by(actor).overdue(on=actor.on)
    return [
        TodoItem(
            title=f"{row.respondent}: {row.instrument.title.lower()}",
            about=f"{row.period}: not returned",
            url=reverse("assurance:return-detail", args=[row.pk]),
            due_on=row.deadline.due_on,
            due_says=deadline_status.late_words(row.deadline, on=actor.on),
            tone="late",
        )
        for row in rows.for_list().order_by("deadline__due_on")[:AT_MOST]
    ]
