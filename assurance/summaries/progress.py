"""How the summaries of a case stand: each by itself, and all of them together."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.timezone import localdate

from assurance.returns.models import AssuranceReturn
from governance.core.formatting import format_count
from governance.core.prepared_queries import Keys, prepared
from governance.core.record_parts import PartProgress
from governance.core.statuses import StatusChoices
from governance.deadlines.deadline_status import late_since
from governance.deadlines.models import Deadline


class SummaryStatus(StatusChoices):
    """How a summary is shown; the engine calls it open, submitted, queried, accepted."""

    WRITING = "writing", "Being written", "open"
    LATE = "late", "Late", "late"
    TO_SIGN_OFF = "to_sign_off", "To be signed off", "sent"
    SENT_BACK = "sent_back", "Sent back with a question", "asked"
    SIGNED_OFF = "signed_off", "Signed off", "good"
    UNASKED = "unasked", "Not asked any more", "quiet"


STANDS = {
    AssuranceReturn.Status.OPEN: SummaryStatus.WRITING,
    AssuranceReturn.Status.SUBMITTED: SummaryStatus.TO_SIGN_OFF,
    AssuranceReturn.Status.QUERIED: SummaryStatus.SENT_BACK,
    AssuranceReturn.Status.ACCEPTED: SummaryStatus.SIGNED_OFF,
}


def is_signed_off(record: AssuranceReturn) -> bool:
    return record.status == AssuranceReturn.Status.ACCEPTED


def is_late(record: AssuranceReturn, *, on: date) -> bool:
    """Not signed off by the end of its day: written and not signed off is late as well."""
    return not is_signed_off(record) and not record.is_unasked and record.deadline.due_on < on


def late_words(record: AssuranceReturn, *, on: date) -> str:
    """``2 working days late``, running or signed off so; empty when nothing was missed."""
    ended_on = localdate(record.accepted_at) if record.accepted_at else on
    if record.is_unasked:
        return ""
    late = late_since(record.deadline.due_on, Deadline.Unit.WORKING_DAYS, on=ended_on)
    return f"{late} late" if late else ""


def status_of(record: AssuranceReturn, *, on: date) -> SummaryStatus:
    """That it is late says more than that it is being written."""
    if record.is_unasked:
        return SummaryStatus.UNASKED
    stands = STANDS[AssuranceReturn.Status(record.status)]
    is_missing = stands == SummaryStatus.WRITING and is_late(record, on=on)
    return SummaryStatus.LATE if is_missing else stands


def progress(cases: Sequence[int], on: date) -> Mapping[int, PartProgress]:
    """Of each of these cases for which summaries were asked, by its key; one query."""
    return {pk: progress_of(*counts) for pk, *counts in progress_counts(Keys(cases), on)}


@prepared
def progress_counts(cases: Sequence[int], on: date) -> QuerySet:
    """Of each case how many are asked, signed off and late, when first and when last."""
    rows = AssuranceReturn.objects.still_asked().filter(is_restricted=True, case__in=cases)
    is_late = ~Q(status=AssuranceReturn.Status.ACCEPTED) & Q(deadline__due_on__lt=on)
    counted = (
        rows.order_by()
        .values("case")
        .annotate(
            asked=Count("pk"),
            done=Count("accepted_at"),
            late=Count("pk", filter=is_late),
            begun=Min("opened_at"),
            ended=Max("accepted_at"),
        )
    )
    return counted.values_list("case", "asked", "done", "late", "begun", "ended")


def progress_of(
    asked: int, done: int, late: int, begun: datetime, ended: datetime | None
) -> PartProgress:
    """How far they have come together; at least one was asked."""
    return PartProgress(
        says=progress_words(asked, done, late),
        is_late=late > 0,
        begun_on=localdate(begun),
        done_on=localdate(ended) if ended and done == asked else None,
    )


def progress_words(asked: int, done: int, late: int) -> str:
    """``1 of 3 agencies signed off, 2 late``."""
    says = f"{done} of {format_count(asked, 'agency', 'agencies')} signed off"
    return f"{says}, {late} late" if late else says
