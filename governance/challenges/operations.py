"""Raising challenges and commendations, answering them, and saying whether an answer satisfies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.actions.operations.assignments import Assignee
from governance.challenges import notifications
from governance.challenges.models import Challenge, ChallengeAnswer
from governance.challenges.transitions import CHALLENGE
from governance.core import search_index
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import Refused
from governance.core.record_changes import assign_changes, lock, set_many
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.rules.answer_days import default_answer_by
from governance.structure.models import Group

ORIGIN = Challenge._meta.label_lower
NOT_ANSWERED: dict[str, Any] = {
    "outcome": "",
    "answered_at": None,
    "answered_by": None,
    "verified_at": None,
    "verified_by": None,
}


@transaction.atomic
def raise_challenge(
    record: Challenge, changes: Mapping[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> Challenge:
    """Write down a challenge or commendation; nobody else reads it before it is sent.

    Without another day a challenge is answered by the day of the rule. Raises ValidationError for
    somebody outside the seat’s partnerships, and for a day that is not to come.
    """
    several = assign_changes(record, changes)
    if not record.is_challenge:
        record.answer_by = None
    elif record.answer_by is None:
        record.answer_by = default_answer_by(localdate(at))
    record.raised_at, record.raised_by_id = at, by.user_id  # type: ignore[assignment]
    CHALLENGE.create(record, "raise_challenge", by=by, at=at, note=note)
    set_many(record, several)
    return record


def edit(
    record: Challenge,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Change the words of one that was not sent. Raises Stale."""
    return CHALLENGE.edit(
        record, changes, verb="edit", by=by, at=at, expected_version=expected_version, note=note
    )


@transaction.atomic
def send(record: Challenge, *, by: Actor, at: datetime, expected_version: ExpectedVersion) -> None:
    """Send it, or what commends, to whom it is addressed, as it was seen."""
    verb = "send" if record.is_challenge else "commend"
    stamp: dict[str, Any] = {"sent_at": at, "sent_by_id": by.user_id}
    CHALLENGE.move(record, verb, by=by, at=at, expected_version=expected_version, **stamp)
    outbox.enqueue(notifications.sent_messages(record, by=by, at=at))


@transaction.atomic
def acknowledge(record: Challenge, *, by: Actor, at: datetime, note: str = "") -> None:
    """Say that a commendation was received, with words or without."""
    stamp: dict[str, Any] = {"acknowledged_at": at, "acknowledged_by_id": by.user_id}
    CHALLENGE.move(record, "acknowledge", by=by, at=at, note=note, **stamp)
    outbox.enqueue(notifications.answered_messages(record, by=by, at=at))


@transaction.atomic
def answer(
    record: Challenge,
    *,
    outcome: str,
    text: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    given_in: str = "",
    note: str = "",
) -> ChallengeAnswer:
    """Accept it, accept it partly or reject it, with the reason, as it was seen.

    ``given_in`` says where the office found an answer that it records. Raises ValidationError
    without an outcome or words, Stale.
    """
    if not text.strip():
        raise ValidationError({"text": "Say what you do about it, or why not."})
    lock(record)
    stamp: dict[str, Any] = {"answered_at": at, "answered_by_id": by.user_id}
    given = ChallengeAnswer(
        challenge=record,
        round=record.round,
        challenge_version=record.version,
        asked_why=record.asked_why,
        given_for=str(record.owed_by),
        due_on=record.answer_by,
        outcome=outcome,
        text=text.strip(),
        given_in=given_in.strip(),
        **stamp,
    )
    CHALLENGE.move(
        record,
        "answer",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        outcome=outcome,
        **stamp,
    )
    given.save(force_insert=True)
    search_index.refresh(record)
    outbox.enqueue(notifications.answered_messages(record, by=by, at=at))
    return given


@transaction.atomic
def verify(
    record: Challenge, *, by: Actor, at: datetime, expected_version: ExpectedVersion, note: str = ""
) -> None:
    """Say that the answer satisfies; that ends it."""
    stamp: dict[str, Any] = {"verified_at": at, "verified_by_id": by.user_id}
    CHALLENGE.move(
        record, "verify", by=by, at=at, note=note, expected_version=expected_version, **stamp
    )
    outbox.enqueue(notifications.verified_messages(record, by=by, at=at))


@transaction.atomic
def ask_again(record: Challenge, *, answer_by: date, by: Actor, at: datetime, note: str) -> None:
    """The answer does not satisfy, and why; another is owed by a new day."""
    ask_once_more(record, "ask_again", by=by, at=at, note=note, answer_by=answer_by)


@transaction.atomic
def pass_up(
    record: Challenge, to: Group, *, answer_by: date, by: Actor, at: datetime, note: str
) -> None:
    """Let a group above answer what was not answered in time, or not well enough."""
    given = {"answer_by": answer_by, "passed_up_to": to}
    ask_once_more(record, "pass_up", by=by, at=at, note=note, **given)


def ask_once_more(
    record: Challenge, verb: str, *, by: Actor, at: datetime, note: str, **given: Any
) -> None:
    lock(record)
    asked: dict[str, Any] = {"round": record.round + 1, "asked_why": note.strip()}
    CHALLENGE.move(record, verb, by=by, at=at, note=note, **asked, **NOT_ANSWERED, **given)
    outbox.enqueue(notifications.sent_messages(record, by=by, at=at))


@transaction.atomic
def withdraw(
    record: Challenge, *, by: Actor, at: datetime, expected_version: ExpectedVersion, note: str
) -> None:
    """Nothing is asked any more, and why; what was sent stays readable."""
    was_asked = record.sent_at is not None
    stamp: dict[str, Any] = {"withdrawn_at": at, "withdrawn_by_id": by.user_id}
    CHALLENGE.move(
        record, "withdraw", by=by, at=at, note=note, expected_version=expected_version, **stamp
    )
    if was_asked:
        outbox.enqueue(notifications.withdrawn_messages(record, by=by, at=at))


def move_date(
    record: Challenge,
    answer_by: date,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    reason: str,
) -> bool:
    """Move only the day of the answer, and why. Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why the day is moved."})
    return CHALLENGE.edit(
        record,
        {"answer_by": answer_by},
        verb="move_date",
        by=by,
        at=at,
        expected_version=expected_version,
        note=reason,
    )


@dataclass(frozen=True)
class DatesMoved:
    """How many were moved, how many had the day already, and the titles of those refused."""

    done: int
    unchanged: int
    refused: tuple[str, ...]


def move_dates(
    chosen: Iterable[tuple[Challenge, int]],
    answer_by: date,
    *,
    by: Actor,
    at: datetime,
    reason: str,
) -> DatesMoved:
    """The same of many, each with the version that was shown; one refusal stops no other."""
    moved: list[bool] = []
    refused: list[str] = []
    for challenge, version in chosen:
        given: dict[str, Any] = {"expected_version": version, "reason": reason}
        try:
            with transaction.atomic():
                moved.append(move_date(challenge, answer_by, by=by, at=at, **given))
        except Refused:
            refused.append(challenge.title)
    return DatesMoved(sum(moved), len(moved) - sum(moved), tuple(refused))


@transaction.atomic
def raise_action(
    record: Challenge,
    to: Iterable[Assignee] = (),
    *,
    title: str,
    text: str = "",
    due_text: str = "",
    by: Actor,
    at: datetime,
    note: str = "",
) -> Action:
    """Put what was promised into the log of the group, or of the partnership of an agency.

    Raises ValidationError for a due date that is not understood.
    """
    lock(record)
    acted = {"acted_on_at": at}
    CHALLENGE.edit(
        record, acted, verb="raise_action", by=by, at=at, expected_version=record.version
    )
    action = Action(
        group=record.group,
        partnership=record.partnership,
        title=title,
        text=text,
        due_text=due_text,
        origin_kind=ORIGIN,
        origin_id=record.pk,
        origin_label=f"{record.get_kind_display()}: {record.title}",
    )
    return actions.raise_action(action, to, by=by, at=at, note=note, part_of=record)


def remind(*, at: datetime) -> int:
    """Remind of answers that will be owed and chase those overdue; returns how many mails."""
    return outbox.enqueue(notifications.reminders(Challenge.objects.owed(), at=at))
