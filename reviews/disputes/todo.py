"""What waits about disputes: a stage, the next one, advice, the reply to it."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime, make_aware

from governance.core.formatting import format_datetime_short
from governance.core.prepared_queries import prepared
from governance.core.roles import Actor, scope_of
from governance.core.todo import IN_ALL, SHOWN, Others, TodoItem, folded, late_in_all
from reviews.disputes.grants import GRANTS, Permission
from reviews.disputes.models import Dispute, DisputeStage
from reviews.disputes.models.disputes import LONG_TEXTS

MORE = Others("open dispute", "open disputes", "reviews:dispute-list", "?status=unresolved")
PAGE = "reviews:dispute-detail"
NEXT = {
    Dispute.Status.WITH_ADVISOR: "the advisor’s advice is asked",
    Dispute.Status.ADVISED: "the partners’ reply to the advice is to be published",
    Dispute.Status.REPLIED: "record how it was resolved",
}


def todo_items(actor: Actor, *, is_named: bool = False) -> list[TodoItem]:
    """One query, or none for who is neither asked for a second factor nor runs disputes."""
    if not is_named and not scope_of(actor, Permission.MANAGE_DISPUTE, GRANTS).partnerships:
        return []
    rows: list[Any] = open_disputes(actor)
    items = [item(each, on=actor.on) for each in rows]
    late = rows[0].late_in_all if rows else 0
    return folded(items, MORE, in_all=rows[0].in_all, late=late) if rows else []


@prepared
def open_disputes(actor: Actor) -> QuerySet[Dispute]:
    """With the stage that is under way, if one is."""
    running = FilteredRelation("stages", condition=Q(stages__status=DisputeStage.Status.RUNNING))
    rows = Dispute.objects.visible_to(actor).open().defer(*LONG_TEXTS).annotate(running=running)
    stage = {f"stage_{name}": F(f"running__{name}") for name in ("number", "title", "due_at")}
    late = late_in_all(Q(running__due_at__lt=make_aware(datetime.combine(actor.on, time.min))))
    found = rows.annotate(**stage, in_all=IN_ALL, late_in_all=late)
    return found.order_by(F("stage_due_at").asc(nulls_last=True), "raised_at", "pk")[:SHOWN]


def item(dispute: Any, *, on: date) -> TodoItem:
    """What is next in it; the clock prompts, and closes nothing. Late from the day after."""
    due = localtime(dispute.stage_due_at) if dispute.stage_due_at else None
    return TodoItem(
        title=dispute.reference,
        about=f"Dispute, OFFICIAL-SENSITIVE: {what_is_next(dispute)}",
        url=reverse(PAGE, args=[dispute.pk]),
        due_on=due.date() if due else None,
        due_says=f"by {format_datetime_short(due)}" if due else "no limit runs",
        tone="late" if due and due.date() < on else "",
    )


def what_is_next(dispute: Any) -> str:
    if dispute.status in NEXT:
        return NEXT[dispute.status]
    if dispute.stage_number is not None:
        return f"stage {dispute.stage_number}, {dispute.stage_title.lower()}"
    return "begin the next stage, or record how it was resolved"
