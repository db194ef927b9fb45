"""Making recommendations, putting them to the groups above, answering them back down."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.actions.operations.assignments import Assignee
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import assign_changes, lock, set_many
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.recommendations import notifications
from governance.recommendations.models import GroupRecommendation, RecommendationStep
from governance.recommendations.transitions import RECOMMENDATION
from governance.rules.answer_days import default_answer_by
from governance.structure.models import Group

ORIGIN = GroupRecommendation._meta.label_lower


@transaction.atomic
def recommend(
    record: GroupRecommendation,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> GroupRecommendation:
    """Write down what a group recommends; it is read in the group, and not above it yet."""
    several = assign_changes(record, changes)
    record.raised_at, record.raised_by_id = at, by.user_id  # type: ignore[assignment]
    RECOMMENDATION.create(record, "recommend", by=by, at=at, note=note)
    set_many(record, several)
    return record


def edit(
    record: GroupRecommendation,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change the words of one that was not put, or was sent back. Raises Stale."""
    return RECOMMENDATION.edit(
        record, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


@transaction.atomic
def put(
    record: GroupRecommendation,
    to: Group,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    answer_by: date | None = None,
    note: str = "",
) -> None:
    """Put it to a group above, as it was seen; without a day the rule says when it is answered."""
    send_up(record, "put", to, by, at, answer_by, expected_version, note)


@transaction.atomic
def pass_on(
    record: GroupRecommendation,
    to: Group,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    answer_by: date | None = None,
    note: str = "",
) -> None:
    """The group that has it lets the next group above answer, as it was seen."""
    send_up(record, "pass_on", to, by, at, answer_by, expected_version, note)


def send_up(
    record: GroupRecommendation,
    verb: str,
    to: Group,
    by: Actor,
    at: datetime,
    answer_by: date | None,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    lock(record)
    sender = record.stands_with if record.is_waiting else record.group
    given = {"stands_with": to, "answer_by": answer_by or default_answer_by(localdate(at))}
    seen: dict[str, Any] = {"expected_version": expected_version, **given}
    RECOMMENDATION.move(record, verb, by=by, at=at, note=note, **seen)
    leave_step(record, verb, sender, to, note, by, at)
    outbox.enqueue(notifications.waiting_messages(record, by=by, at=at))


def leave_step(
    record: GroupRecommendation,
    verb: str,
    sender: Group | None,
    to: Group,
    text: str,
    by: Actor,
    at: datetime,
) -> None:
    stamp: dict[str, Any] = {"taken_at": at, "taken_by_id": by.user_id}
    RecommendationStep.objects.create(
        recommendation=record, verb=verb, sender=sender, to=to, text=text.strip(), **stamp
    )


@transaction.atomic
def send_back(record: GroupRecommendation, *, by: Actor, at: datetime, note: str) -> None:
    """To the group that made it, and why; it changes the words and puts it again."""
    lock(record)
    sender = record.stands_with
    RECOMMENDATION.move(record, "send_back", by=by, at=at, note=note, stands_with=None)
    leave_step(record, "send_back", sender, record.group, note, by, at)
    outbox.enqueue(notifications.returned_messages(record, by=by, at=at))


@transaction.atomic
def answer(
    record: GroupRecommendation,
    *,
    outcome: str,
    text: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Accept it, accept it partly or reject it, with the reason, back to who made it; as it was
    seen. Raises ValidationError without an outcome or words, Stale.
    """
    if not text.strip():
        raise ValidationError({"text": "Say what is done about it, or why not."})
    given: dict[str, Any] = {"outcome": outcome, "answer": text.strip()}
    stamp: dict[str, Any] = {"answered_at": at, "answered_by_id": by.user_id}
    seen: dict[str, Any] = {"expected_version": expected_version, **given, **stamp}
    RECOMMENDATION.move(record, "answer", by=by, at=at, note=note, **seen)
    leave_step(record, "answer", record.stands_with, record.group, text, by, at)
    outbox.enqueue(notifications.returned_messages(record, by=by, at=at))


def receive(
    record: GroupRecommendation, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """The group that made it has read the answer; that ends it."""
    stamp: dict[str, Any] = {"received_at": at, "received_by_id": by.user_id}
    RECOMMENDATION.move(record, "receive", by=by, at=at, expected_version=expected_version, **stamp)


def withdraw(
    record: GroupRecommendation,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    """Nothing is recommended any more, and why; it stays readable where it was."""
    stamp: dict[str, Any] = {"withdrawn_at": at, "withdrawn_by_id": by.user_id}
    RECOMMENDATION.move(
        record, "withdraw", by=by, at=at, note=note, expected_version=expected_version, **stamp
    )


@transaction.atomic
def raise_action(
    record: GroupRecommendation,
    to: Iterable[Assignee] = (),
    *,
    title: str,
    text: str = "",
    due_text: str = "",
    by: Actor,
    at: datetime,
    note: str = "",
) -> Action:
    """Put what was accepted into the log of the group that answered.

    Raises ValidationError for a due date that is not understood.
    """
    lock(record)
    acted = {"acted_on_at": at}
    seen = record.version
    RECOMMENDATION.edit(record, acted, verb="raise_action", by=by, at=at, expected_version=seen)
    action = Action(
        group=record.stands_with,
        title=title,
        text=text,
        due_text=due_text,
        origin_kind=ORIGIN,
        origin_id=record.pk,
        origin_label=f"Recommendation: {record.title}",
    )
    return actions.raise_action(action, to, by=by, at=at, note=note, part_of=record)


def remind(*, at: datetime) -> int:
    """Remind of answers that will be owed and chase those overdue; returns how many mails."""
    waiting = GroupRecommendation.objects.waiting()
    return outbox.enqueue(notifications.reminders(waiting, at=at))
