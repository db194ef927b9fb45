"""The days in which copies are sent: met when the last recipient of the edition has its own."""

from datetime import datetime

from django.db.models import Model

from assurance.publication.models import YearlyDispatch
from assurance.yearly.models import YearlyReport
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines

NOBODY = "No recipient that the guidance names needed a copy."


def meet_when_settled(record: YearlyReport, *, by: Actor, at: datetime, part_of: Model) -> None:
    """Nothing is left to send of what the edition asks: met on the last day on which one went.

    The caller holds the lock of the report, so that of two at once the second sees the first.
    """
    deadline = record.dispatch_deadline
    asked = YearlyDispatch.objects.filter(report=record, origin=YearlyDispatch.Origin.EDITION)
    if deadline is None or not deadline.is_running or asked.waiting().exists():
        return
    days = [day for day in asked.values_list("sent_on", flat=True) if day is not None]
    if days:
        deadlines.meet(deadline, by=by, at=at, part_of=part_of, happened_on=max(days))
    else:
        deadlines.stop(deadline, by=by, at=at, note=NOBODY, part_of=part_of)


def resume_clock(dispatch: YearlyDispatch, *, by: Actor, at: datetime, part_of: Model) -> None:
    """One that the edition asks for is to be sent again: the days run on to the same day."""
    deadline = dispatch.report.dispatch_deadline
    if dispatch.is_by_edition and deadline is not None and not deadline.is_running:
        deadlines.resume(deadline, by=by, at=at, part_of=part_of)
