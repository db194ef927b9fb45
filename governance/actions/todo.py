"""What waits about actions: to do, to show a difference, to assign, of seats nobody holds."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from governance.actions.grants import GRANTS, Permission
from governance.actions.models import Action, Assignment
from governance.core.formatting import format_count
from governance.core.prepared_queries import prepared, prepared_counts
from governance.core.roles import Actor, scope_of
from governance.core.text_folding import Folded
from governance.core.todo import TodoItem
from governance.structure.models import Seat

AT_MOST = 50
SOON = 14
"""Days from which Today calls an action's due date soon."""


def todo_items(actor: Actor) -> list[TodoItem]:
    """Everything about actions that waits for this person; a constant number of queries."""
    if not scope_of(actor, Permission.MANAGE_ACTION, GRANTS):
        return to_do(actor)
    return [
        *to_do(actor),
        *to_recheck(actor),
        *actions_to_manage(actor),
        *vacancies_with_actions(actor),
    ]


def to_do(actor: Actor) -> list[TodoItem]:
    return [action_todo(row, actor) for row in own_actions(actor)]


@prepared
def own_actions(actor: Actor) -> QuerySet[Action]:
    rows = Action.objects.open().mine(actor).unanswered_by(actor)
    return rows.select_related("group").order_by("due_to", "pk")[:AT_MOST]


def action_todo(row: Action, actor: Actor) -> TodoItem:
    left = (row.due_to - actor.on).days if row.due_to else None
    tone = "" if left is None or left > SOON else "late" if left < 0 else "soon"
    return TodoItem(
        title=f"{row.reference}: {row.title}",
        about="Action: to answer" if row.is_answered_by_each else "Action: to do",
        url=reverse("governance:action-detail", args=[row.pk]),
        due_on=row.due_to,
        due_says=row.due_words(on=actor.on) or "no date",
        tone=tone,
    )


def to_recheck(actor: Actor) -> list[TodoItem]:
    return [
        TodoItem(
            title=f"{row.reference}: {row.title}",
            about="Action: done; did it make a difference?",
            url=reverse("governance:action-detail", args=[row.pk]),
            due_on=row.recheck_on,
            due_says="to look at again",
            tone="soon",
        )
        for row in unproven_actions(actor)
    ]


@prepared
def unproven_actions(actor: Actor) -> QuerySet[Action]:
    rows = Action.objects.kept_by(actor).to_recheck(on=actor.on)
    return rows.order_by("recheck_on", "pk")[:AT_MOST]


def actions_to_manage(actor: Actor) -> list[TodoItem]:
    """What is wrong in the logs the person keeps, as one line each and not as many."""
    counts = unmanaged_counts(actor)
    page = reverse("governance:action-list")
    found = (
        (counts["overdue"], "overdue", "overdue", f"{page}?status=overdue", "late"),
        (counts["nobody"], "not assigned", "to assign", f"{page}?status=open&whose=nobody", "soon"),
    )
    return [
        TodoItem(
            title=f"{format_count(count, 'action')} {what}",
            about="In the action logs you keep",
            url=url,
            due_says=says,
            tone=tone,
        )
        for count, what, says, url, tone in found
        if count
    ]


@prepared_counts
def unmanaged_counts(actor: Actor) -> tuple[QuerySet[Action], dict[str, Count]]:
    standing = Assignment.objects.current().filter(action=OuterRef("pk"))
    return Action.objects.kept_by(actor).open(), {
        "overdue": Count("pk", filter=Q(due_to__lt=actor.on)),
        "nobody": Count("pk", filter=~Exists(standing)),
    }


def vacancies_with_actions(actor: Actor) -> list[TodoItem]:
    """The seats that nobody holds and that have open actions, in the logs the person keeps."""
    return [
        TodoItem(
            title=f"Vacant seat: {row}",
            about=f"{format_count(row.count, 'open action')} assigned to it",  # type: ignore[attr-defined]
            url=f"{reverse('governance:action-list')}?status=open",
            due_says="nobody to do it",
            tone="soon",
        )
        for row in vacant_seats(actor)
    ]


@prepared
def vacant_seats(actor: Actor) -> QuerySet[Seat]:
    """Each with the ``count`` of its open actions."""
    kept = Action.objects.kept_by(actor).open()
    waiting = Q(assignments__released_at__isnull=True, assignments__action__in=kept.values("pk"))
    rows = (
        Seat.objects.vacant(on=actor.on)
        .filter(waiting)
        .annotate(count=Count("assignments", distinct=True))
        .with_places()
    )
    return rows.order_by(Folded("title"), "pk")[:AT_MOST]
