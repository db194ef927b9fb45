"""A quarter's report: composed, sent for agreement and frozen, agreed, issued, received."""

from datetime import date, datetime

from django.db import transaction

from assurance.reports import notifications
from assurance.reports.content.compose import build_content
from assurance.reports.content.current_content import content_of
from assurance.reports.models import Report, ReportReceipt
from assurance.reports.operations import files as report_files
from assurance.reports.operations import passages
from assurance.reports.transitions import REPORT, REPORT_RECEIPT, named_to_agree
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import NotNow
from governance.core.models import TrailEntry
from governance.core.record_changes import ensure_as_seen, lock
from governance.core.roles import Actor
from governance.core.text_folding import Folded
from governance.evidence.models import Evidence
from governance.periods.models import Period
from governance.periods.operations import get_or_create_period
from governance.periods.values import PeriodValue
from governance.signatures import operations as signatures
from governance.signatures.models import Signature
from governance.structure.models import Group, Partnership


@transaction.atomic
def compose(group: Group, period: Period, *, by: Actor, at: datetime) -> Report:
    """The group's report for the quarter as things stand now; a draft is composed again.

    Two at once are one after the other: the group is locked. Raises NotAllowed, NotNow (it is no
    draft any more), ValidationError (the group produces no report, or the quarter is not over).
    """
    Group.objects.select_for_update().get(pk=group.pk)
    record = Report.objects.filter(group=group, period=period).first()
    if record:
        recompose(record, by=by, at=at)
        return record
    content = build_content(group, period, on=by.on, at=at)
    record = Report(group=group, period=period, composed_at=at, composed_by_id=by.user_id)
    record.content, record.content_hash = content.plain(), content.hash
    REPORT.create(record, "compose", by=by, at=at)
    passages.create_passages(record, content, by=by, at=at)
    return record


@transaction.atomic
def compose_for(group: Group, quarter: PeriodValue, *, by: Actor, at: datetime) -> Report:
    """The same for a quarter by its dates, whose row is made if this is the first use of it."""
    return compose(group, get_or_create_period(quarter), by=by, at=at)


@transaction.atomic
def recompose(record: Report, *, by: Actor, at: datetime) -> bool:
    """Draw a draft together again; False when nothing has changed since."""
    content = build_content(record.group, record.period, on=by.on, at=at)
    changed = REPORT.edit(
        record,
        {"content": content.plain(), "content_hash": content.hash},
        verb="recompose",
        by=by,
        at=at,
        expected_version=record.version,
        composed_at=at,
        composed_by_id=by.user_id,
    )
    if changed:
        passages.create_passages(record, content, by=by, at=at)
    return changed


@transaction.atomic
def send(
    record: Report,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Freeze what it says, with its hash, and ask the seats that the arrangements name to agree.

    ``note`` is the reason why a closing chapter stays empty. Raises ValidationError when they name
    none, or one that is not in force, or when a chapter is empty without a reason; Stale when what
    it says is not what the officer saw.
    """
    lock(record)
    seats = list(dict.fromkeys(row.seat for row in named_to_agree(record, on=by.on)))
    content = content_of(record)
    REPORT.move(
        record,
        "send",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        content=content.plain(),
        content_hash=content.hash,
        round=record.round + 1,
        agreeing_seats=[seat.pk for seat in seats],
        sent_at=at,
        sent_by_id=by.user_id,
    )
    signatures.ask(
        record, seats, round=record.round, content_hash=record.content_hash, by=by, at=at
    )
    notifications.notify_asked_to_agree(record, at=at)


@transaction.atomic
def agree(record: Report, *, by: Actor, at: datetime, expected_version: ExpectedVersion) -> bool:
    """Give the agreement of this person's seat; True when it was the last one needed.

    Raises NotAllowed (none of the seats asked is theirs), NotNow (not sent, or agreed already),
    Stale (another round or other words than this person saw).
    """
    lock(record)
    REPORT.require("agree", by, record)
    signatures.sign(record, round=record.round, by=by, at=at, expected_version=expected_version)
    return complete_if_all_agreed(record, "agree", by=by, at=at)


@transaction.atomic
def record_agreement(
    record: Report,
    signature: Signature,
    evidence: Evidence,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """The office writes down what a seat agreed elsewhere; True when it was the last one needed.

    Raises NotAllowed, NotNow (not sent, another round, or agreed already), Stale.
    """
    lock(record)
    REPORT.require("record_agreement", by, record)
    if signature.round != record.round:
        raise NotNow("record", signature)
    ensure_as_seen("record_agreement", record, expected_version)
    signatures.record(signature, evidence, by=by, at=at, expected_version=0, note=note)
    return complete_if_all_agreed(record, "record_agreement", by=by, at=at)


def complete_if_all_agreed(record: Report, verb: str, *, by: Actor, at: datetime) -> bool:
    """After one agreement: move the record on, or only tell of it while others are awaited."""
    if Signature.objects.about(record).asked().filter(round=record.round).exists():
        status = record.status
        TrailEntry.record(record, verb, by=by, at=at, before=status, after=status)
        return False
    REPORT.move(
        record,
        verb,
        by=by,
        at=at,
        expected_version=record.version,
        agreed_at=at,
        agreed_by_id=by.user_id,
    )
    return True


@transaction.atomic
def send_back(record: Report, *, by: Actor, at: datetime, note: str) -> None:
    """It is a draft again, with the reason; sending it anew is a new round."""
    REPORT.move(record, "send_back", by=by, at=at, note=note, agreeing_seats=[])
    notifications.notify_sent_back(record, at=at)


@transaction.atomic
def issue(record: Report, *, by: Actor, at: datetime, expected_version: ExpectedVersion) -> None:
    """Give it to everybody it is for, its PDF too; each partnership it serves is to receive it.

    Raises Stale when it is not what the officer saw.
    """
    REPORT.move(
        record,
        "issue",
        by=by,
        at=at,
        expected_version=expected_version,
        issued_at=at,
        issued_by_id=by.user_id,
    )
    report_files.ask_for_file(record, by=by, at=at)
    keys = [served.key for served in content_of(record).partnerships]
    for partnership in Partnership.objects.filter(key__in=keys).order_by(Folded("name")):
        receipt = ReportReceipt(report=record, partnership=partnership)
        REPORT_RECEIPT.create(receipt, "expect", by=by, at=at)
    notifications.notify_issued(record, at=at)


def receive(
    receipt: ReportReceipt,
    received_on: date,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> None:
    """A partnership has received the report at its meeting on that day.

    Raises ValidationError for a day before it was issued or still to come.
    """
    REPORT_RECEIPT.move(
        receipt,
        "receive",
        by=by,
        at=at,
        expected_version=expected_version,
        received_on=received_on,
        received_at=at,
        received_by_id=by.user_id,
    )
