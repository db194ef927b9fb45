"""How the summaries of a case stand: each by itself, and all of them together."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import QuerySet
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
    by_case: dict[int, list[AssuranceReturn]] = {}
    for row in asked_for(Keys(cases)):
        by_case.setdefault(row.case_id or 0, []).append(row)
    return {pk: progress_of(asked, on=on) for pk, asked in by_case.items()}


@prepared
def asked_for(cases: Sequence[int]) -> QuerySet[AssuranceReturn]:
    """What is still asked for these cases, with what their progress is counted from."""
    rows = AssuranceReturn.objects.still_asked().filter(is_restricted=True, case__in=cases)
    named = ("case", "status", "opened_at", "accepted_at", "unasked_at", "deadline__due_on")
    return rows.select_related("deadline").only(*named).order_by("pk")


def progress_of(asked: Sequence[AssuranceReturn], *, on: date) -> PartProgress:
    """How far they have come together; at least one was asked."""
    done = [localdate(each.accepted_at) for each in asked if each.accepted_at]
    late = sum(is_late(each, on=on) for each in asked)
    says = f"{len(done)} of {format_count(len(asked), 'agency', 'agencies')} signed off"
    return PartProgress(
        says=f"{says}, {late} late" if late else says,
        is_late=late > 0,
        begun_on=min(localdate(each.opened_at) for each in asked),
        done_on=max(done) if len(done) == len(asked) else None,
    )
