"""From when the retention of an entry of a timetable counts."""

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, TruncDate

from governance.core.retained import KEPT_FROM, Retained
from governance.timetable.models import TimetableEntry

Status = TimetableEntry.Status


def ended(rows: QuerySet) -> QuerySet:
    """Done or dropped."""
    over = rows.filter(status__in=(Status.DONE, Status.DROPPED))
    return over.annotate(**{KEPT_FROM: TruncDate(Coalesce("done_at", "dropped_at"))})


ENTRY = Retained(triggers={"ended": ended}, partnership="plan__partnership", group="plan__group")
