"""What waits about plans: a quarter's progress to give."""

from django.db.models import QuerySet
from django.urls import reverse

from governance.core.prepared_queries import prepared
from governance.core.roles import Actor
from governance.core.todo import TodoItem
from governance.periods.values import last_completed
from governance.plans.models import Priority, ProgressUpdate

AT_MOST = 50


def progress_due(actor: Actor) -> list[TodoItem]:
    """Priorities the person leads or supports whose last quarter nobody has spoken for."""
    quarter = last_completed("quarter", actor.on)
    year, code = quarter.code.split()
    return [
        TodoItem(
            title=f"Progress: {row.title}",
            about=f"Priority {row.number}, {quarter.label}",
            url=reverse("governance:progress-give", args=[row.pk, year, code]),
            due_says="to give",
            tone="soon",
        )
        for row in priorities_without_progress(actor)
    ]


@prepared
def priorities_without_progress(actor: Actor) -> QuerySet[Priority]:
    quarter = last_completed("quarter", actor.on)
    given = ProgressUpdate.objects.filter(period__kind="quarter", period__code=quarter.code)
    rows = (
        Priority.objects.led_by(actor)
        .filter(plan__starts_on__lt=quarter.ends_on)
        .exclude(plan__ends_on__lte=quarter.starts_on)
        .exclude(pk__in=given.values("priority"))
    )
    return rows.order_by("plan", "number")[:AT_MOST]
