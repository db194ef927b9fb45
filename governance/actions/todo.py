"""What waits about actions: to do, to show a difference, to assign, of seats nobody holds."""

from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse

from governance.actions.due_dates import due_words
from governance.actions.grants import GRANTS, Permission
from governance.actions.models import Action, Assignment
from governance.actions.models.states import Answering
from governance.core.formatting import format_count
from governance.core.page_urls import page_url
from governance.core.prepared_queries import prepared
from governance.core.roles import Actor, scope_of
from governance.core.text_folding import Folded
from governance.core.todo import (
    IN_ALL,
    SHOWN,
    Others,
    TodoItem,
    WaitingRow,
    folded_rows,
    select_waiting,
    waiting_count,
)
from governance.structure.models import Seat

ROOM = "actions"
LIST = "governance:action-list"
SOON = 14
"""Days from which Today calls an action's due date soon."""
RECHECK, OVERDUE, NOBODY = "recheck", "overdue", "nobody"
UNMANAGED = {
    OVERDUE: ("overdue", "overdue", "?status=overdue", "late"),
    NOBODY: ("not assigned", "to assign", "?status=open&whose=nobody", "soon"),
}
"""How what is counted in a log is told, by when, the list of it, and its tone."""


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """What is theirs to do; of the logs they keep what is to be looked at again, and how much is
    overdue or assigned to nobody.
    """
    yield own_actions(actor)
    if scope_of(actor, Permission.MANAGE_ACTION, GRANTS):
        kept = Action.objects.kept_by(actor)
        yield select_waiting(
            ROOM,
            kept.to_recheck(on=actor.on),
            what=RECHECK,
            title=named(),
            day=F("recheck_on"),
        )
        yield waiting_count(ROOM, kept.overdue(on=actor.on), OVERDUE)
        standing = Assignment.objects.current().filter(action=OuterRef("pk"))
        yield waiting_count(ROOM, kept.open().filter(~Exists(standing)), NOBODY)


def own_actions(actor: Actor) -> QuerySet:
    return select_waiting(
        ROOM,
        Action.objects.open().mine(actor).unanswered_by(actor),
        what=F("answering"),
        title=named(),
        due_on=F("due_to"),
        detail=F("due_text"),
    )


def named() -> Concat:
    """``LEI-12: Offer supervision``."""
    return Concat("reference", Value(": "), "title")


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    if row.what in UNMANAGED:
        return unmanaged_item(row)
    return recheck_item(row) if row.what == RECHECK else own_item(row, actor)


def own_item(row: WaitingRow, actor: Actor) -> TodoItem:
    left = (row.due_on - actor.on).days if row.due_on else None
    tone = "" if left is None or left > SOON else "late" if left < 0 else "soon"
    return TodoItem(
        title=row.title,
        about="Action: to answer" if row.what == Answering.EACH else "Action: to do",
        url=page_url("governance:action-detail", row.key),
        due_on=row.due_on,
        due_says=due_words(row.due_on, on=actor.on) or row.detail or "no date",
        tone=tone,
    )


def recheck_item(row: WaitingRow) -> TodoItem:
    return TodoItem(
        title=row.title,
        about="Action: done; did it make a difference?",
        url=page_url("governance:action-detail", row.key),
        due_on=row.day,
        due_says="to look at again",
        tone="soon",
    )


def unmanaged_item(row: WaitingRow) -> TodoItem:
    """What is wrong in the logs the person keeps, as one line each and not as many."""
    what, due_says, query, tone = UNMANAGED[row.what]
    return TodoItem(
        title=f"{format_count(row.key, 'action')} {what}",
        about="In the action logs you keep",
        url=reverse(LIST) + query,
        due_says=due_says,
        tone=tone,
    )


def others(row: WaitingRow) -> Others:
    if row.what == RECHECK:
        return Others(
            "action to look at again", "actions to look at again", LIST, "?status=unproven"
        )
    return Others("action to do", "actions to do", LIST, "?status=open&whose=mine")


def vacancies_with_actions(actor: Actor) -> list[TodoItem]:
    """The seats that nobody holds and that have open actions, in the logs the person keeps; one
    query, none for those who keep none.
    """
    if not scope_of(actor, Permission.MANAGE_ACTION, GRANTS):
        return []
    rows = vacant_seats(actor)
    items = [
        TodoItem(
            title=f"Vacant seat: {row}",
            about=f"{format_count(row.count, 'open action')} assigned to it",
            url=f"{reverse(LIST)}?status=open",
            due_says="nobody to do it",
            tone="soon",
        )
        for row in rows
    ]
    more = Others("vacant seat with actions", "vacant seats with actions", LIST, "?status=open")
    return folded_rows(rows, items, more)


@prepared
def vacant_seats(actor: Actor) -> QuerySet:
    """Each with the ``count`` of its open actions."""
    kept = Action.objects.kept_by(actor).open()
    theirs = Q(assignments__released_at__isnull=True, assignments__action__in=kept.values("pk"))
    rows = (
        Seat.objects.vacant(on=actor.on)
        .filter(theirs)
        .annotate(count=Count("assignments", distinct=True), in_all=IN_ALL)
        .with_places()
    )
    return rows.order_by(Folded("title"), "pk")[:SHOWN]
