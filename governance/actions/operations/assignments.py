"""Who is to do an action: assigning and releasing, and answering where each answers for itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from governance.actions import notifications
from governance.actions.models import Action, Assignment
from governance.actions.operations.second_factors import ask_for_second_factor
from governance.actions.transitions import ACTION, ASSIGNMENT
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor, Capacity
from governance.outbox import operations as outbox
from governance.structure.models import Seat

AT_THE_TABLE = (Capacity.CHAIR, Capacity.VICE_CHAIR, Capacity.MEMBER, Capacity.LAY_MEMBER)
"""Who is a member of a group; observers and advisers are asked by name."""


MEMBERS = "members"
"""Instead of a group: every one of its members, each of whom answers."""


@dataclass(frozen=True)
class Assignee:
    """Whom an action is assigned to: ``seat``, ``group`` or ``organisation``, and its id.

    ``members`` of a group stand for each of the seats at its table, when it is assigned.
    """

    kind: str
    pk: int


def names_members(to: Iterable[Assignee]) -> bool:
    return any(each.kind == MEMBERS for each in to)


def each_member(to: Iterable[Assignee], *, on: date) -> list[Assignee]:
    """The same, with the members of a group in its place; each seat once, vacant ones as well."""
    found: dict[Assignee, None] = {}
    for each in to:
        if each.kind != MEMBERS:
            found[each] = None
            continue
        seats = Seat.objects.in_force(on=on).filter(group=each.pk, capacity__in=AT_THE_TABLE)
        found |= {
            Assignee("seat", pk): None for pk in seats.order_by("pk").values_list("pk", flat=True)
        }
    return list(found)


@transaction.atomic
def assign(
    action: Action,
    to: Iterable[Assignee],
    *,
    by: Actor,
    at: datetime,
    expected_assignees: Iterable[Assignee] | None = None,
    part_of: Model | None = None,
) -> list[Assignment]:
    """Let it stand with exactly these: new ones are told, those no longer named are released.

    Returns the new assignments.

    ``expected_assignees`` are those it stood with when the choice was made, if not now: whom
    another added meanwhile was not chosen away, and stays; whom another released was left as it
    was shown, and does not come back. The members of a group each answer by themselves.
    """
    lock(action)
    to = list(to)
    if names_members(to) and not action.is_answered_by_each:
        each_answers = {"answering": Action.Answering.EACH}
        ACTION.edit(
            action, each_answers, verb="edit", by=by, at=at, expected_version=action.version
        )
    to = each_member(to, on=localdate(at))
    standing = {assignee_of(each): each for each in action.assignments.current().for_list()}
    expected = standing.keys() if expected_assignees is None else set(expected_assignees)
    released = expected - standing.keys()
    chosen = [each for each in dict.fromkeys(to) if each not in released]
    wanted = [*chosen, *(standing.keys() - expected)]
    new = [
        Assignment(
            action=action, assigned_at=at, assigned_by_id=by.user_id, **{f"{each.kind}_id": each.pk}
        )
        for each in wanted
        if each not in standing
    ]
    for assignment in new:
        ASSIGNMENT.create(assignment, "assign", by=by, at=at, part_of=part_of)
    for each, assignment in standing.items():
        if each not in wanted:
            release(assignment, by=by, at=at)
    if action.is_restricted:
        ask_for_second_factor(new, on=localdate(at))
    outbox.enqueue(notifications.assigned_messages(new, by=by, at=at))
    return new


def assignee_of(assignment: Assignment) -> Assignee:
    for kind in ("seat", "group"):
        if pk := getattr(assignment, f"{kind}_id"):
            return Assignee(kind, pk)
    return Assignee("organisation", assignment.organisation_id or 0)


def release(assignment: Assignment, *, by: Actor, at: datetime) -> None:
    """It is no longer theirs; what they answered stays."""
    ASSIGNMENT.edit(
        assignment,
        {"released_at": at},
        verb="release",
        by=by,
        at=at,
        expected_version=assignment.version,
        released_by_id=by.user_id,
    )


def answer(
    assignment: Assignment,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """What one of several who each answer has done. Raises Stale when another wrote."""
    return ASSIGNMENT.edit(
        assignment,
        {"answer": text},
        verb="answer",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        answered_at=at,
        answered_by_id=by.user_id,
    )
