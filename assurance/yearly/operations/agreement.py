"""Scrutiny, the freezing of the content, and the agreement of delegates and of those who sign."""

from datetime import datetime

from django.db import transaction

from assurance.yearly import notifications
from assurance.yearly.content.current_content import content_of
from assurance.yearly.models import YearlyReport
from assurance.yearly.transitions import REPORT, named_delegates, named_to_sign
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import NotNow
from governance.core.models import TrailEntry
from governance.core.record_changes import ensure_as_seen, lock
from governance.core.roles import Actor
from governance.evidence.models import Evidence
from governance.signatures import operations as signatures
from governance.signatures.models import Signature
from governance.structure.models import Seat, Signatory

Step = YearlyReport.Step


@transaction.atomic
def give_to_scrutiny(
    record: YearlyReport, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """The scrutineer reads it as it stands; nobody of the office writes in it meanwhile.

    Raises ValidationError while the evidence is not frozen, Stale.
    """
    REPORT.move(
        record,
        "give_to_scrutiny",
        by=by,
        at=at,
        expected_version=expected_version,
        scrutiny_at=at,
        scrutiny_by_id=by.user_id,
    )
    notifications.notify_to_scrutinise(record, at=at)


def take_back(record: YearlyReport, *, by: Actor, at: datetime, note: str) -> None:
    """It is prepared again, with the reason; what the scrutineer wrote stays."""
    REPORT.move(record, "take_back", by=by, at=at, note=note)


@transaction.atomic
def send(
    record: YearlyReport,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    missing_reason: str = "",
    note: str = "",
) -> None:
    """Freeze what it says, with its hash, and ask the delegated partners, or those who sign.

    ``missing_reason`` is printed beside what is missing; ``note`` says why there is no statement
    of the scrutineer on these words. Raises ValidationError where either is needed and not given,
    or nobody is named to sign; Stale when what it says is not what the officer saw.
    """
    lock(record)
    delegates = seats_of(named_delegates(record, on=by.on))
    seats = delegates or seats_of(named_to_sign(record, on=by.on))
    update = {"missing_reason": missing_reason.strip()}
    content = content_of(record).model_copy(update=update)
    REPORT.move(
        record,
        "send",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        content=content.plain(),
        content_hash=content.hash,
        missing_reason=missing_reason.strip(),
        round=record.round + 1,
        step=Step.DELEGATES if delegates else Step.SIGNATORIES,
        asked_seats=[seat.pk for seat in seats],
        sent_at=at,
        sent_by_id=by.user_id,
    )
    ask(record, seats, by=by, at=at, part_of=record)


def seats_of(named: list[Signatory]) -> list[Seat]:
    """Each seat once, in the order of the arrangements."""
    return list(dict.fromkeys(row.seat for row in named))


def ask(
    record: YearlyReport, seats: list[Seat], *, by: Actor, at: datetime, part_of: YearlyReport
) -> None:
    """Their agreement to the frozen content, in this round, and a message to who may give it."""
    signatures.ask(
        record,
        seats,
        round=record.round,
        content_hash=record.content_hash,
        by=by,
        at=at,
        part_of=part_of,
    )
    notifications.notify_asked_to_sign(record, at=at)


@transaction.atomic
def agree(
    record: YearlyReport, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> bool:
    """Give the agreement of this person's seat; True when it was the last one needed.

    Raises NotAllowed (none of the seats asked is theirs), NotNow (not sent, or agreed already),
    Stale (another round or other words than this person saw).
    """
    lock(record)
    REPORT.require("agree", by, record)
    signatures.sign(record, round=record.round, by=by, at=at, expected_version=expected_version)
    return go_on(record, "agree", by=by, at=at)


@transaction.atomic
def record_agreement(
    record: YearlyReport,
    signature: Signature,
    evidence: Evidence,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """The office writes down what a seat signed on paper; True when it was the last one needed.

    Raises NotAllowed, NotNow (not sent, another round, or agreed already), Stale.
    """
    lock(record)
    REPORT.require("record_agreement", by, record)
    if signature.round != record.round:
        raise NotNow("record", signature)
    ensure_as_seen("record_agreement", record, expected_version)
    signatures.record(signature, evidence, by=by, at=at, expected_version=0, note=note)
    return go_on(record, "record_agreement", by=by, at=at)


def go_on(record: YearlyReport, verb: str, *, by: Actor, at: datetime) -> bool:
    """After one agreement: wait for others, go on to those who sign, or it is signed."""
    if Signature.objects.about(record).asked().filter(round=record.round).exists():
        status = record.status
        TrailEntry.record(record, verb, by=by, at=at, before=status, after=status)
        return False
    if record.step == Step.DELEGATES:
        pass_on(record, by=by, at=at, expected_version=record.version)
        return False
    REPORT.move(
        record,
        verb,
        by=by,
        at=at,
        expected_version=record.version,
        signed_at=at,
        signed_by_id=by.user_id,
    )
    return True


@transaction.atomic
def pass_on(
    record: YearlyReport, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Every delegated partner has agreed: the same words go to those who sign."""
    seats = seats_of(named_to_sign(record, on=by.on))
    REPORT.move(
        record,
        "pass_on",
        by=by,
        at=at,
        expected_version=expected_version,
        step=Step.SIGNATORIES,
        asked_seats=[seat.pk for seat in seats],
    )
    ask(record, seats, by=by, at=at, part_of=record)


@transaction.atomic
def send_back(record: YearlyReport, *, by: Actor, at: datetime, note: str) -> None:
    """It is prepared again, with the reason; sending it anew is a new round."""
    REPORT.move(record, "send_back", by=by, at=at, note=note, asked_seats=[], step=Step.NONE)
    notifications.notify_sent_back(record, at=at)
