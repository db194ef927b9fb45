"""What waits about plans: a quarter's progress to give."""

from collections.abc import Iterator

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from governance.core.roles import Actor
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from governance.periods.values import last_completed
from governance.plans.models import BusinessPlan, Priority, ProgressUpdate

ROOM = "plans"


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """Priorities the person leads or supports whose last quarter nobody has spoken for."""
    number = Cast("number", CharField())
    yield select_waiting(ROOM, priorities_without_progress(actor), title=F("title"), detail=number)


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    quarter = last_completed("quarter", actor.on)
    year, code = quarter.code.split()
    return TodoItem(
        title=f"Progress: {row.title}",
        about=f"Priority {row.detail}, {quarter.label}",
        url=reverse("governance:progress-give", args=[row.key, year, code]),
        due_says="to give",
        tone="soon",
    )


def others(row: WaitingRow) -> Others:
    name = "to tell the progress of"
    return Others(f"priority {name}", f"priorities {name}", "governance:plan-list")


def priorities_without_progress(actor: Actor) -> QuerySet[Priority]:
    quarter = last_completed("quarter", actor.on)
    given = ProgressUpdate.objects.filter(period__kind="quarter", period__code=quarter.code)
    return (
        Priority.objects.led_by(actor)
        .filter(plan__status=BusinessPlan.Status.ADOPTED, plan__starts_on__lt=quarter.ends_on)
        .exclude(plan__ends_on__lte=quarter.starts_on)
        .exclude(pk__in=given.values("priority"))
    )
