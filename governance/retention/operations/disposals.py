"""Deleting by two people: one proposes, another approves, and a certificate stays."""

from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from governance.core.batches import run_isolated
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.registry import find_record
from governance.core.roles import Actor
from governance.retention.belongings import (
    Found,
    count_rows,
    gather,
    held_back_by,
    numbers,
    retained_of,
    with_decisions,
    with_made_lists,
)
from governance.retention.holds import hold_still, holds_on, holds_on_parts
from governance.retention.models import Disposal, DisposedFile, DueRecord
from governance.retention.purge import paths_of, purge, purge_stragglers
from governance.retention.seals import seal_of
from governance.retention.transitions import DISPOSAL

VARIES = frozenset({"Earlier versions", "Events", "Mails"})
"""Tables whose rows grow by reading and reminding, without anybody changing the record."""

STRAGGLE = timedelta(days=3)
"""For how long after a deletion it is looked whether something was written about what is gone."""


@transaction.atomic
def propose(due: DueRecord, *, by: Actor, at: datetime) -> Disposal:
    """Count what would go, and ask a second person. Raises NotAllowed, ValidationError."""
    rule = due.rule
    record = find_record(due.kind, due.subject_id)
    if record is None or rule is None:
        raise ValidationError("It is not there any more, or no rule names it.")
    disposal = Disposal(
        kind=due.kind,
        subject_id=due.subject_id,
        label=due.label,
        partnership=due.partnership,
        group=due.group,
        rule_key=rule.key,
        rule_title=rule.title,
        rule_source=rule.source,
        kept_from=due.kept_from,
        due_on=due.due_on,
        proposed_at=at,
        proposed_by_id=by.user_id,
    )
    DISPOSAL.require_allowed("propose", by, disposal)
    hold_still()
    if Disposal.objects.exclude(status=Disposal.Status.REFUSED).about(due).exists():
        raise ValidationError("Its deletion was proposed already.")
    disposal.counts = count_rows(gather_free(record, disposal))
    DISPOSAL.create(disposal, "propose", by=by, at=at)
    return disposal


def gather_free(record: Model, disposal: Disposal) -> Found:
    """All that goes with it. Raises ValidationError where a hold or another record stands in the
    way of any of it.
    """
    found = gather(record)
    told = [f"A legal hold stands in the way: {hold.why}" for hold in holds_on(disposal)]
    told += [
        f"A legal hold on what belongs to it stands in the way: {hold.why}"
        for model, keys in found.items()
        for hold in holds_on_parts(disposal, model._meta.label_lower, numbers(keys))
        if hold.kind != disposal.kind
    ]
    erases = retained_of(type(record)).erase
    if not erases and (pointing := held_back_by(found)):
        told.append(f"Other records still name it: {', '.join(pointing)}.")
    if told:
        raise ValidationError(told)
    return found


@transaction.atomic
def approve(
    disposal: Disposal, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """The second person: delete it now, all of it or nothing, and leave the certificate.

    Raises NotAllowed, NotNow, Stale, ValidationError (a hold, or it has grown since).
    """
    hold_still()
    lock(disposal)
    DISPOSAL.require("approve", by, disposal)
    record = find_record(disposal.kind, disposal.subject_id)
    if record is None:
        raise ValidationError("It is not there any more.")
    lock(record)
    found = gather_free(record, disposal)
    refuse_if_grown(disposal, count_rows(found))
    found = with_made_lists(with_decisions(found))
    says: dict[str, Any] = {
        "label": certificate_label(disposal),
        "counts": count_rows(found),
        "approved_at": at,
        "approved_by_id": by.user_id,
        "backups_until": localdate(at) + timedelta(days=settings.BACKUP_EXPIRES_AFTER_DAYS),
    }
    DISPOSAL.move(
        disposal,
        "approve",
        by=by,
        at=at,
        expected_version=expected_version,
        seal=seal_of(disposal, paths_of(found), says),
        **says,
    )
    purge(record, found, disposal)
    transaction.on_commit(partial(remove_files, disposal.pk, at=at))


def refuse_if_grown(disposal: Disposal, counts: dict[str, int]) -> None:
    """Nothing goes that neither of the two has seen counted."""
    grown = sorted(
        table
        for table, count in counts.items()
        if table not in VARIES and count > disposal.counts.get(table, 0)
    )
    if grown:
        raise ValidationError(
            f"More belongs to it than when it was proposed: {', '.join(grown)}. Refuse this one, "
            "and propose it again."
        )


def certificate_label(disposal: Disposal) -> str:
    """The kind and a hash: whoever knows how it was called can prove that it was this one."""
    return f"{disposal.kind_label} {subject_hash(disposal)}"


def subject_hash(disposal: Disposal) -> str:
    """The first sixteen places of the SHA-256 of kind, number and reference, apart by blanks."""
    named = f"{disposal.kind} {disposal.subject_id} {disposal.label}"
    return sha256(named.encode()).hexdigest()[:16]


def refuse(
    disposal: Disposal,
    *,
    by: Actor,
    at: datetime,
    note: str,
    expected_version: ExpectedVersion | None = None,
) -> None:
    """It is not deleted, and why; either of the two may say so."""
    DISPOSAL.move(
        disposal,
        "refuse",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        refused_at=at,
        refused_by_id=by.user_id,
    )


def remove_files(disposal_id: int | None = None, *, at: datetime) -> int:
    """Take deleted records' files from the disk; returns how many are still there.

    What fails is tried again every night, and stands on the certificate until it is gone.
    """
    waiting = DisposedFile.objects.filter(gone_at=None)
    rows = waiting.filter(disposal=disposal_id) if disposal_id else waiting
    return sum(not remove_file(row, at=at) for row in rows.order_by("pk"))


def forget_stragglers(*, at: datetime) -> int:
    """Delete what was written about records in the moment of their deletion, by whoever did not see
    it yet; returns how many rows. Every night, of the last days.
    """
    since = at - STRAGGLE
    found = Disposal.objects.certificates().filter(approved_at__gte=since).order_by("pk")
    done = [run_isolated(partial(forget_straggling, each), about=each) for each in found]
    return sum(each or 0 for each in done)


@transaction.atomic
def forget_straggling(disposal: Disposal) -> int:
    return purge_stragglers(disposal)


def remove_file(row: DisposedFile, *, at: datetime) -> bool:
    try:
        default_storage.delete(row.path)
    except OSError:
        return False
    row.gone_at = at
    row.save(update_fields=["gone_at"])
    return True
