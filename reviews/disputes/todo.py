"""What waits about disputes: a stage, the next one, advice, the reply to it."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localtime

from governance.core.formatting import format_datetime_short
from governance.core.prepared_queries import prepared
from governance.core.roles import Actor, scope_of
from governance.core.todo import TodoItem
from reviews.disputes.grants import GRANTS, Permission
from reviews.disputes.models import Dispute

AT_MOST = 50
PAGE = "reviews:dispute-detail"


def todo_items(actor: Actor, *, is_named: bool = False) -> list[TodoItem]:
    """Three queries, or none for who is neither asked for a second factor nor runs disputes."""
    if not is_named and not scope_of(actor, Permission.MANAGE_DISPUTE, GRANTS).partnerships:
        return []
    return [item(each, on=actor.on) for each in open_disputes(actor)]


@prepared
def open_disputes(actor: Actor) -> QuerySet[Dispute]:
    rows = Dispute.objects.visible_to(actor).open().for_list()
    return rows.order_by("raised_at", "pk")[:AT_MOST]


def item(dispute: Dispute, *, on: date) -> TodoItem:
    """What is next in it; the clock prompts, and closes nothing. Late from the day after."""
    stage = dispute.running_stage
    due = localtime(stage.due_at) if stage and stage.due_at else None
    return TodoItem(
        title=dispute.reference,
        about=f"Dispute, OFFICIAL-SENSITIVE: {what_is_next(dispute)}",
        url=reverse(PAGE, args=[dispute.pk]),
        due_on=due.date() if due else None,
        due_says=f"by {format_datetime_short(due)}" if due else "no limit runs",
        tone="late" if due and due.date() < on else "",
    )


def what_is_next(dispute: Dispute) -> str:
    stage = dispute.running_stage
    if dispute.status == Dispute.Status.WITH_ADVISOR:
        return "the advisor’s advice is asked"
    if dispute.status == Dispute.Status.ADVISED:
        return "the partners’ reply to the advice is to be published"
    if dispute.status == Dispute.Status.REPLIED:
        return "record how it was resolved"
    if stage is not None:
        return f"stage {stage.number}, {stage.title[0].lower()}{stage.title[1:]}"
    return "begin the next stage, or record how it was resolved"
