"""Raising risks, looking at them again, passing them up the groups, closing them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.timezone import localdate

from governance.core import search_index
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import Refused, ensure_allowed
from governance.core.imports.undoing import refuse_built_upon, remove_rows
from governance.core.record_changes import assign_changes, lock
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.risks import notifications
from governance.risks.access import can_manage
from governance.risks.models import Risk, RiskReview
from governance.risks.transitions import RISK
from governance.structure.models import Group


def raise_risk(
    record: Risk, changes: Mapping[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> Risk:
    """Put a risk, an issue or an emerging threat in the register, rated and with a next look."""
    assign_changes(record, changes)
    record.raised_in_id = record.group_id
    record.raised_at, record.raised_by_id = at, by.user_id  # type: ignore[assignment]
    RISK.create(record, "raise_risk", by=by, at=at, note=note)
    return record


def edit(
    record: Risk,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change its words, controls, owner or next look. Raises Stale."""
    return RISK.edit(
        record, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


@transaction.atomic
def review(
    record: Risk,
    *,
    likelihood: int,
    impact: int,
    next_look_on: date,
    text: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> RiskReview:
    """Rate it again, also where it stays as it was; how it was before is kept beside it.

    Raises ValidationError without words, off the scale, or with a next look that is not to come.
    """
    if not text.strip():
        raise ValidationError({"text": "Say what has changed, or that nothing has."})
    lock(record)
    before = {"likelihood_before": record.likelihood, "impact_before": record.impact}
    rated: dict[str, Any] = {
        "likelihood": likelihood,
        "impact": impact,
        "next_look_on": next_look_on,
    }
    stamp: dict[str, Any] = {"reviewed_at": at, "reviewed_by_id": by.user_id}
    RISK.move(
        record,
        "review",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        previous_likelihood=record.likelihood,
        previous_impact=record.impact,
        **rated,
        **stamp,
    )
    made = RiskReview.objects.create(risk=record, text=text.strip(), **before, **rated, **stamp)
    search_index.refresh(record)
    return made


def set_next_look(
    record: Risk,
    next_look_on: date,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> bool:
    """Move only the day of the next look. Raises ValidationError for one that is not to come."""
    return RISK.edit(
        record,
        {"next_look_on": next_look_on},
        verb="set_next_look",
        by=by,
        at=at,
        expected_version=expected_version,
    )


@dataclass(frozen=True)
class LooksSet:
    """How many were moved, how many had the day already, and the titles of those refused."""

    done: int
    unchanged: int
    refused: tuple[str, ...]


def set_next_looks(
    chosen: Iterable[tuple[Risk, int]], next_look_on: date, *, by: Actor, at: datetime
) -> LooksSet:
    """The same of many, each with the version that was shown; one refusal stops no other."""
    moved: list[bool] = []
    refused: list[str] = []
    for risk, version in chosen:
        try:
            with transaction.atomic():
                moved.append(
                    set_next_look(risk, next_look_on, by=by, at=at, expected_version=version)
                )
        except Refused:
            refused.append(risk.title)
    return LooksSet(sum(moved), len(moved) - sum(moved), tuple(refused))


@transaction.atomic
def escalate(record: Risk, to: Group, *, by: Actor, at: datetime, note: str) -> None:
    """Ask a group above to take it; it stays in its register until that group accepts."""
    RISK.move(record, "escalate", by=by, at=at, note=note, passed_up_to=to)
    outbox.enqueue(notifications.passed_up_messages(record, by=by, at=at))


@transaction.atomic
def take_on(record: Risk, *, by: Actor, at: datetime, expected_version: ExpectedVersion) -> None:
    """Take it into the register of the group above; the one in which it was raised reads on."""
    lock(record)
    RISK.move(
        record,
        "take_on",
        by=by,
        at=at,
        expected_version=expected_version,
        group=record.passed_up_to,
        passed_up_to=None,
    )


def send_back(record: Risk, *, by: Actor, at: datetime, note: str) -> None:
    """It stays where it is, and why."""
    RISK.move(record, "send_back", by=by, at=at, note=note, passed_up_to=None)


def close(record: Risk, *, by: Actor, at: datetime, note: str) -> None:
    """It is no longer one, and why; it stays readable."""
    RISK.move(record, "close", by=by, at=at, note=note, closed_at=at, closed_by_id=by.user_id)


def reopen(record: Risk, *, by: Actor, at: datetime, note: str) -> None:
    """It is one again, and why; it is to be looked at on the day it had, or at once."""
    RISK.move(record, "reopen", by=by, at=at, note=note, closed_at=None, closed_by_id=None)


def remind(*, at: datetime) -> int:
    """Tell each owner of what is to be looked at, once for each day; returns how many mails."""
    due = Risk.objects.due(on=localdate(at)).order_by("pk")
    return outbox.enqueue(notifications.due_messages(due, at=at))


@transaction.atomic
def import_risks(risks: Sequence[Risk], *, by: Actor, at: datetime) -> None:
    """Put all of them in the register as they stood in the office's own, or none.

    Nobody is mailed: whose look has come is reminded on the next day.
    """
    for risk in risks:
        risk.raised_in_id = risk.group_id
        risk.raised_by_id = by.user_id  # type: ignore[assignment]
        risk.closed_by_id = by.user_id if risk.closed_at else None
    status = attrgetter("status")
    for _, same in groupby(sorted(risks, key=status), key=status):
        RISK.create_all(list(same), "import", by=by, at=at, is_indexed=False)
    prefetch_related_objects(list(risks), "reviews")
    search_index.refresh_all(list(risks))


RATING = ("likelihood", "impact")


@transaction.atomic
def change_imported(
    record: Risk, wanted: Mapping[str, Any], *, reason: str, by: Actor, at: datetime
) -> dict[str, Any]:
    """Write what a register says of one that is there; returns what it was before.

    Another rating leaves a review with the reason. Raises NotAllowed, NotNow, ValidationError.
    """
    before = {name: getattr(record, name) for name in wanted}
    rated = {f"{name}_before": getattr(record, name) for name in RATING}
    stamps: dict[str, Any] = {}
    if is_rated_anew := any(
        wanted.get(name, before.get(name)) != before.get(name) for name in RATING
    ):
        stamps = {f"previous_{name}": rated[f"{name}_before"] for name in RATING}
        stamps |= {"reviewed_at": at, "reviewed_by_id": by.user_id}
    RISK.edit(
        record,
        wanted,
        verb="import_change",
        by=by,
        at=at,
        expected_version=record.version,
        **stamps,
    )
    if is_rated_anew:
        now = {name: getattr(record, name) for name in (*RATING, "next_look_on")}
        who = {"reviewed_at": at, "reviewed_by_id": by.user_id}
        RiskReview.objects.create(risk=record, text=reason, **rated, **now, **who)
        search_index.refresh(record)
    return before


@transaction.atomic
def remove_imported(risks: Sequence[Risk], *, since: datetime, by: Actor) -> None:
    """Remove imported risks as if they had never been read; the trail keeps that they were.

    ``since`` is when they were imported. Raises NotAllowed, and ValidationError naming those on
    which something was built.
    """
    for risk in risks:
        ensure_allowed(can_manage(by, risk), "undo", risk)
    refuse_built_upon(risks, {}, since=since)
    remove_rows(risks, {})
