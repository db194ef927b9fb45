"""What may be done about an action by a link: by somebody with no seat whom the office invites,
and by whom it is assigned to, who is mailed one with each reminder.
"""

from collections.abc import Iterable

from django.db.models import Model

from governance.actions import access
from governance.actions.forms import transitions as forms
from governance.actions.models import Action, Assignment
from governance.actions.notifications import contacts
from governance.actions.operations import actions, assignments, reminders
from governance.actions.operations.reminders import REPORT, REPORT_PART
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


def is_reportable(action: Action, actor: Actor) -> bool:
    """Open, and for who comes by the link only while it is still theirs to do."""
    if not action.is_open or action.is_restricted:
        return False
    standing = [each for each in action.standing if each.released_at is None]
    return actor.invited_to is None or any(is_contact(each, actor) for each in standing)


def is_own_part(assignment: Assignment, actor: Actor) -> bool:
    is_theirs = actor.invited_to is None or is_contact(assignment, actor)
    return is_theirs and is_answerable(assignment, actor)


def is_contact(assignment: Assignment, actor: Actor) -> bool:
    """Whether they still answer for it: somebody else may hold the seat since the mail."""
    return any(each.pk == actor.user_id for each in contacts(assignment, on=actor.on))


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
OWNER_TASKS = (
    InvitedVerb(
        verb=REPORT,
        label="Say how far it is",
        find=action_or_404,
        place=lambda action: action.place,
        is_open=is_reportable,
        shown=what_is_asked,
        form=lambda action, data, actor: forms.ReportForm(data),
        operation=reminders.report,
        sent_by=access.can_remind,
    ),
)
OWN_PART_TASKS = (
    InvitedVerb(
        verb=REPORT_PART,
        label="Answer for your part",
        find=assignment_or_404,
        place=place_of_assignment,
        is_open=is_own_part,
        shown=answer_asked,
        form=lambda assignment, data, actor: forms.answer_form(assignment, data),
        operation=assignments.answer,
        sent_by=lambda by, assignment: access.can_remind(by, assignment.action),
    ),
)
"""Of who does it: mailed with a reminder, never to an address that somebody types."""


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
