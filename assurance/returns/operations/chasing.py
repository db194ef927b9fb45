"""Chasing those who are late with what they were asked, once a day, all they owe in one message."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import groupby

from django.db import transaction
from django.utils.timezone import localdate

from assurance.returns import access, notifications
from assurance.returns.models import AssuranceReturn
from governance.core.batches import run_isolated
from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.record_changes import leave_remark
from governance.core.roles import Actor


@dataclass(frozen=True)
class Chased:
    """What a round of chasing did, in names of respondents."""

    told: tuple[str, ...] = ()
    told_before: tuple[str, ...] = ()
    nobody_to_tell: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    """Left out because of a fault, which is logged."""
    not_ours: tuple[str, ...] = ()
    """For another office to chase."""


@transaction.atomic
def chase(
    late: Iterable[AssuranceReturn],
    *,
    by: Actor,
    at: datetime,
    words: str = "",
    note: str = "",
) -> Chased:
    """One message a day to each late respondent from each group that asked, naming all it owes.

    All, and not only what was given: so it is the same message whoever sends it first, and what
    is chased by itself silences nothing else. ``words`` are the office's own, which go out even to
    who was told today without them; ``note`` is kept with the return. Raises NotAllowed when any
    of them is not this actor's to chase; then nothing is sent.
    """
    records = list(late)
    for record in records:
        if not access.can_chase(by, record):
            raise NotAllowed("chase", record)
    told: dict[str, list[str]] = defaultdict(list)
    for own in overdue_by_addressee(records, on=localdate(at)):
        one = partial(chase_one, own, by=by, at=at, words=words, note=note)
        outcome = run_isolated(one, about=own[0]) or "failed"
        told[outcome].append(str(own[0].respondent))
    return Chased(**{name: tuple(names) for name, names in told.items()})


def chase_all(
    late: Iterable[AssuranceReturn], *, by: Actor, at: datetime, words: str = "", note: str = ""
) -> Chased:
    """Chase those of them that are this actor's to chase, and say whose are another office's."""
    records = list(late)
    others = [record for record in records if not access.can_chase(by, record)]
    ours = [record for record in records if record not in others]
    chased = chase(ours, by=by, at=at, words=words, note=note)
    names = dict.fromkeys(str(record.respondent) for record in others)
    return replace(chased, not_ours=tuple(names))


def overdue_by_addressee(
    records: list[AssuranceReturn], *, on: date
) -> list[list[AssuranceReturn]]:
    """All that each of these respondents owes to the same group on the day; one query."""
    asked = {addressee(record) for record in records}
    groups = {record.returns_to_id for record in records}
    late = AssuranceReturn.objects.overdue(on=on).filter(returns_to__in=groups).for_list()
    owed = [
        record for record in late.order_by("deadline__due_on", "pk") if addressee(record) in asked
    ]
    return [list(rows) for _, rows in groupby(sorted(owed, key=addressee), key=addressee)]


def addressee(record: AssuranceReturn) -> tuple[int, int, int, int]:
    """Who is told as one: a respondent, the body it answers through, and the group that asks."""
    return (
        record.group_id or 0,
        record.organisation_id or 0,
        record.through_id or 0,
        record.returns_to_id or 0,
    )


def chase_one(
    own: list[AssuranceReturn], *, by: Actor, at: datetime, words: str = "", note: str = ""
) -> str:
    """Chase one respondent; the trail has a line only when a message is new."""
    if not notifications.contacts(own[0], on=localdate(at)):
        return "nobody_to_tell"
    if not notifications.notify_late(own, by=by, at=at, words=words):
        return "told_before"
    for record in own:
        TrailEntry.record(record, "chase", by=by, at=at)
        if note:
            leave_remark(record, note, verb="chase", by=by, at=at)
    return "told"
