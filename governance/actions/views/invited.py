"""What may be done about an action by somebody with no seat, when the office invites them."""

from collections.abc import Iterable

from django.db.models import Model

from governance.actions.forms import transitions as forms
from governance.actions.models import Action, Assignment
from governance.actions.operations import actions, assignments
from governance.actions.transitions import is_to_be_answered
from governance.actions.views.lookups import action_or_404, assignment_or_404
from governance.core.registry import InvitedVerb
from governance.core.roles import Actor
from governance.structure.models import Group, Partnership


def what_is_asked(action: Action) -> Iterable[tuple[str, str]]:
    """Of the action only what it says itself; nothing of how it stands or who else works on it."""
    return [
        ("Action", f"{action.reference}: {action.title}"),
        ("What is to be done", action.text),
        ("Due", action.due_text),
    ]


def place_of_assignment(assignment: Assignment) -> Group | Partnership:
    return assignment.action.place


def answer_asked(assignment: Assignment) -> Iterable[tuple[str, str]]:
    return [*what_is_asked(assignment.action), ("Assigned to", str(assignment.to))]


def is_answerable(assignment: Assignment, actor: Actor) -> bool:
    """Once answered it is its own people's to change: an outsider does not read what they said."""
    action = assignment.action
    is_asked = action.is_answered_by_each and not assignment.is_answered
    if action.is_restricted:
        return False
    return is_asked and is_to_be_answered(assignment)


ACTION_TASKS = (
    InvitedVerb(
        verb="update",
        label="Say how it stands",
        find=action_or_404,
        place=lambda action: action.place,
        is_open=lambda action, actor: action.is_open and not action.is_restricted,
        shown=what_is_asked,
        form=lambda action, data, actor: forms.update_form(data),
        operation=actions.update,
    ),
)
ASSIGNMENT_TASKS = (
    InvitedVerb(
        verb="answer",
        label="Answer for your part",
        find=assignment_or_404,
        place=place_of_assignment,
        is_open=is_answerable,
        shown=answer_asked,
        form=lambda assignment, data, actor: forms.answer_form(assignment, data),
        operation=assignments.answer,
    ),
)


def tasks_of(action: Action) -> list[tuple[Model, InvitedVerb]]:
    """What somebody may be invited to about an action and those it is assigned to; to a restricted
    one nobody is.
    """
    if action.is_restricted:
        return []
    found: list[tuple[Model, InvitedVerb]] = [(action, task) for task in ACTION_TASKS]
    for assignment in action.standing:
        assignment.action = action
        found += [(assignment, task) for task in ASSIGNMENT_TASKS]
    return found
