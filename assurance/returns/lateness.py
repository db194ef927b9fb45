"""By how much a return is late, with its first sending or a reply, and when it was chased."""

from datetime import date

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from assurance.returns.models import AssuranceReturn
from assurance.returns.models.return_rows import ReturnQuerySet
from governance.core.models import TrailEntry
from governance.deadlines import deadline_status
from governance.deadlines.models import Deadline


def late_by(record: AssuranceReturn, *, on: date) -> str:
    """``2 working days``, running or ended; empty when nothing was missed. Needs ``for_list``."""
    if record.status == AssuranceReturn.Status.QUERIED and record.is_late(on=on):
        unit = Deadline.Unit.WORKING_DAYS
        return deadline_status.late_since(record.reply_due_on, unit, on=on)  # type: ignore[arg-type]
    return deadline_status.late_by(record.deadline, on=on)


def late_words(record: AssuranceReturn, *, on: date) -> str:
    """``2 working days late``; empty when nothing was missed."""
    late = late_by(record, on=on)
    return f"{late} late" if late else ""


def with_last_chase(rows: ReturnQuerySet) -> ReturnQuerySet:
    """With when each was chased last and by whom, which is only shown; in the same query."""
    chases = TrailEntry.objects.filter(
        kind=AssuranceReturn._meta.label_lower, subject_id=OuterRef("pk"), verb="chase"
    ).order_by("-pk")
    return rows.annotate(
        chased_at=Subquery(chases.values("at")[:1]),
        chased_by=Subquery(chases.values(name=Coalesce("by__name", Value("the schedule")))[:1]),
    )
