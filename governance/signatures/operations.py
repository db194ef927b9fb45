"""Asking the seats that the arrangements name to agree, and taking their agreement, once each."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import NotAllowed
from governance.core.record_changes import ensure_as_seen
from governance.core.roles import Actor
from governance.evidence.models import Evidence
from governance.signatures.models import Signature
from governance.signatures.transitions import SIGNATURE
from governance.structure.models import Seat


@transaction.atomic
def ask(
    record: Model,
    seats: Sequence[Seat],
    *,
    round: int,
    content_hash: str,
    by: Actor,
    at: datetime,
    label: str = "",
    part_of: Model | None = None,
) -> list[Signature]:
    """One row for each seat whose agreement to the frozen content is needed in this round.

    ``label`` is what may be said of the record where others read it, if its own words may not.
    """
    asked = [
        Signature(
            kind=record._meta.label_lower,
            subject_id=record.pk,
            label=label or str(record)[:200],
            round=round,
            seat=seat,
            content_hash=content_hash,
        )
        for seat in seats
    ]
    for signature in asked:
        SIGNATURE.create(signature, "ask", by=by, at=at, part_of=part_of)
    return asked


@transaction.atomic
def sign(
    record: Model, *, round: int, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Give the agreement of every seat this person may sign for to the record as they saw it.

    The caller holds the record's lock. Raises NotAllowed when none of the seats is theirs, NotNow
    when they have agreed already, Stale when the record is not what they saw.
    """
    answer(record, "sign", round=round, by=by, at=at, expected_version=expected_version)


@transaction.atomic
def dissent(
    record: Model,
    *,
    round: int,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """Refuse the agreement of every seat this person may sign for, and say why; raises as ``sign``.

    Also ValidationError without a reason.
    """
    answer(
        record, "dissent", round=round, by=by, at=at, expected_version=expected_version, note=note
    )


def answer(
    record: Model,
    verb: str,
    *,
    round: int,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    rows = list(Signature.objects.about(record).filter(round=round).for_list())
    own = [row for row in rows if SIGNATURE.moves[verb].allowed(by, row)]
    if not own:
        raise NotAllowed("agree", record)
    waiting = [row for row in own if verb in SIGNATURE.open_to(by, row)]
    if waiting:
        ensure_as_seen("agree", record, expected_version)
    for signature in waiting or own[:1]:  # where none waits, the table refuses the first
        SIGNATURE.move(
            signature,
            verb,
            by=by,
            at=at,
            note=note,
            expected_version=0,
            signed_at=at,
            signed_by_id=by.user_id,
        )


@transaction.atomic
def record(
    signature: Signature,
    evidence: Evidence,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Write down an agreement given in a meeting, on paper or by e-mail, with its evidence.

    The caller holds the lock of what was agreed to, and knows that it is what the person saw.
    """
    SIGNATURE.move(
        signature,
        "record",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        signed_at=at,
        signed_by_id=by.user_id,
    )
    evidence.about_kind = signature._meta.label_lower
    evidence.about_id = signature.pk
    evidence.added_at, evidence.added_by_id = at, by.user_id  # type: ignore[assignment]
    evidence.save(force_insert=True)
