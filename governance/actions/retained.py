"""From when the retention of an action counts, and what goes with it."""

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, TruncDate

from governance.actions.models import (
    Action,
    ActionReader,
    ActionUpdate,
    Assignment,
    DueChange,
    Escalation,
    Reopening,
)
from governance.core.retained import KEPT_FROM, Retained


def ended(rows: QuerySet) -> QuerySet:
    """Done, embedded or withdrawn, counted from the last of these days."""
    last = Coalesce("withdrawn_at", "embedded_at", "done_at")
    closed = rows.exclude(status=Action.Status.OPEN).filter(is_restricted=False)
    return closed.annotate(**{KEPT_FROM: TruncDate(last)})


ACTION = Retained(
    triggers={"ended": ended},
    partnership="partnership",
    group="group",
    parts=(Assignment, ActionUpdate, DueChange, Escalation, Reopening, ActionReader),
)
