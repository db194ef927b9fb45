"""What the office asks about an answer: asking, replying, settling, withdrawing, and by when."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from assurance.returns import notifications
from assurance.returns.models import Answer, AssuranceReturn, Query
from assurance.returns.transitions import QUERY, RETURN
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import Stale
from governance.core.record_changes import changed_meanwhile, lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline
from governance.rules.workdays import add_working_days


@transaction.atomic
def raise_query(answer: Answer, reason: str, *, by: Actor, at: datetime, note: str = "") -> Query:
    """The office asks about one answer, and by when it is answered; the respondent is told."""
    raised = Query(answer=answer, reason=reason.strip(), asked_at=at, asked_by_id=by.user_id)
    QUERY.require("raise_query", by, raised)
    record = answer.assurance_return
    if limit := record.instrument.reply_working_days:
        deadline = deadline_for(raised, limit)
        raised.deadline = deadlines.start(deadline, by=by, at=at, part_of=record)
    QUERY.create(raised, "raise_query", by=by, at=at, note=note)
    notifications.notify_queried(raised, at=at)
    return raised


def deadline_for(query: Query, working_days: int) -> Deadline:
    """So many working days after the day it is asked, as the instrument says."""
    record, asked_on = query.answer.assurance_return, localdate(query.asked_at)
    instrument = record.instrument
    return Deadline(
        rule=f"{instrument.key}-reply",
        edition=f"{instrument.key} {instrument.version}",
        label=f"Reply to a query: {record}"[:200],
        reason=f"Asked by the office about “{query.answer.prompt}”"[:300],
        counts_from=asked_on,
        due_on=add_working_days(asked_on, working_days),
        limit=working_days,
        unit=Deadline.Unit.WORKING_DAYS,
        is_confirmed=instrument.is_reply_confirmed,
        owner_group=record.group,
        owner_organisation=None if record.is_restricted else record.answering_organisation,
        is_restricted=record.is_restricted,
    )


@transaction.atomic
def reply(
    record: Query,
    reply: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """The respondent answers the office's question; they then submit again.

    The return is locked first, as by every operation on a part of it, so that it is not sent
    meanwhile. Raises ValidationError without words, and Stale when another replied since
    ``expected_version``: then theirs stands, and the refusal carries what was not written.
    """
    words = reply.strip()
    if not words:
        raise ValidationError({"reply": "Write what you reply."})
    lock(record.answer.assurance_return)
    now = Query.objects.get(pk=record.pk)
    QUERY.move(
        record,
        "reply",
        by=by,
        at=at,
        note=note,
        reply=words,
        replied_at=at,
        replied_by_id=by.user_id,
    )
    if now.reply != words and changed_meanwhile(now, ["reply"], expected_version):
        raise Stale("reply", now, {"reply": words}, ("reply",))


def settle(record: Query, *, by: Actor, at: datetime, expected_version: ExpectedVersion) -> None:
    """The office has its answer: so with the acceptance of the return."""
    QUERY.move(record, "settle", by=by, at=at, expected_version=expected_version)


def settle_without_reply(
    record: Query, *, by: Actor, at: datetime, expected_version: ExpectedVersion, note: str
) -> None:
    """The office knows the answer from elsewhere, and says from where. Raises Stale."""
    close(
        record, "settle_without_reply", by=by, at=at, expected_version=expected_version, note=note
    )


def withdraw(
    record: Query, *, by: Actor, at: datetime, expected_version: ExpectedVersion, note: str
) -> None:
    """The office asks no longer, and says why. Raises Stale."""
    close(record, "withdraw", by=by, at=at, expected_version=expected_version, note=note)


@transaction.atomic
def close(
    record: Query,
    verb: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """End a query that nobody replied to; a return of which nothing more is asked comes back.

    The return is locked first, as by every operation on a part of it. Raises Stale when the query
    is not what the officer saw.
    """
    about = record.answer.assurance_return
    lock(about)
    QUERY.move(record, verb, by=by, at=at, expected_version=expected_version, note=note)
    if record.deadline and record.deadline.status == Deadline.Status.RUNNING:
        deadlines.stop(record.deadline, by=by, at=at, note=f"{record.get_status_display()}.")
    if not Query.objects.with_respondent(about).exists():
        end_queries(about, by=by, at=at)
    notifications.notify_query_closed(record, at=at)


def end_queries(record: AssuranceReturn, *, by: Actor, at: datetime) -> None:
    """The return is with the office again, as it was last submitted."""
    RETURN.move(record, "end_queries", by=by, at=at)


def meet_deadlines(record: AssuranceReturn, *, by: Actor, at: datetime, part_of: Model) -> None:
    """The return was submitted again, with the replies; ``part_of`` says who asked who may."""
    running = Query.objects.of_return(record).filter(deadline__status=Deadline.Status.RUNNING)
    for query in running.select_related("deadline"):
        deadlines.meet(query.deadline, by=by, at=at, part_of=part_of)
