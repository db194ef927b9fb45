"""Who sees a restricted action, and that it is restricted no more."""

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from governance.actions.models import Action, ActionReader, Assignment
from governance.actions.operations.numbering import number_it
from governance.actions.operations.second_factors import ask_for_second_factor
from governance.actions.transitions import ACTION
from governance.core.drawn_fields import ExpectedVersion
from governance.core.models import TrailEntry
from governance.core.record_changes import lock
from governance.core.roles import Actor


@transaction.atomic
def set_readers(actions: Sequence[Action], readers: Iterable[ActionReader]) -> None:
    """Let exactly these see the restricted ones of the actions; the others have no readers.

    Part of the operation by which somebody is named or named no more, which leaves the line.
    """
    people = list(readers)
    ActionReader.objects.filter(action__in=actions).delete()
    ActionReader.objects.bulk_create(
        ActionReader(
            action=action, person=each.person, may_manage=each.may_manage, ends_on=each.ends_on
        )
        for action in actions
        if action.is_restricted
        for each in people
    )


def read(action: Action, *, by: Actor, at: datetime) -> None:
    """That somebody read the page of a restricted one leaves a line."""
    TrailEntry.record(action, "read", by=by, at=at)


def guard_assignees(*, at: datetime) -> int:
    """Ask a second factor of everybody to whom something restricted is assigned, also of who came
    to a seat since; returns of how many assignments.
    """
    rows = list(
        Assignment.objects.current()
        .for_list()
        .select_related("action")
        .filter(action__is_restricted=True, action__status=Action.Status.OPEN)
    )
    ask_for_second_factor(rows, on=localdate(at))
    return len(rows)


@transaction.atomic
def lift_restriction(
    action: Action,
    *,
    origin_label: str,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
) -> bool:
    """It stands in the log like any other from now on, with the next number there; all that was
    written on it is read by everybody who sees the log. Raises Stale.

    ``origin_label`` says where it comes from in words that everybody may read.
    """
    lock(action)
    ACTION.require("lift_restriction", by, action)
    lifted = copy(action)
    lifted.is_restricted = False
    number_it(lifted)
    is_changed = ACTION.edit(
        action,
        {"is_restricted": False, "origin_label": origin_label},
        verb="lift_restriction",
        by=by,
        at=at,
        expected_version=expected_version,
        number=lifted.number,
        reference=lifted.reference,
    )
    set_readers([action], ())
    return is_changed
