"""Who keeps the action log, and who may say how an action stands."""

from governance.actions.grants import GRANTS, Permission
from governance.actions.models import Action, ActionUpdate, Assignment
from governance.actions.models.readers import is_shut_out
from governance.core.roles import Actor, scope_of
from governance.structure.mandates import mandates_of


def can_manage(actor: Actor, action: Action) -> bool:
    """The office, or the chair of the group in whose log the action stands; of a restricted one
    only the readers who were named to manage it.

    No query, but where it is restricted and its readers were not fetched with it.
    """
    if action.is_restricted:
        return not is_shut_out(actor) and any(
            each.may_manage and each.person_id == actor.user_id and each.is_reading(on=actor.on)
            for each in action.readers.all()
        )
    scope = scope_of(actor, Permission.MANAGE_ACTION, GRANTS)
    return action.group_id in scope.groups or action.partnership_id in scope.partnerships


def is_assignee(actor: Actor, assignment: Assignment) -> bool:
    """Assigned, and not released, to a seat, group or organisation the actor works for."""
    scope, action = scope_of(actor, Permission.UPDATE_ACTION, GRANTS), assignment.action
    if action.is_restricted and is_shut_out(actor):
        return False
    mandates = mandates_of(actor, Permission.UPDATE_ACTION, GRANTS)
    return assignment.released_at is None and (
        any(held.seat_id == assignment.seat_id for held in actor.holdings)
        or assignment.group_id in scope.groups
        or mandates.cover(
            assignment.organisation_id, group=action.group_id, partnership=action.partnership_id
        )
    )


def can_escalate(actor: Actor, action: Action) -> bool:
    """Whoever keeps the log, and the schedule where a number of days is stated."""
    return actor.is_schedule or can_manage(actor, action)


def can_work_on(actor: Actor, action: Action) -> bool:
    """Whoever keeps the log, and everybody the action is assigned to."""
    return can_manage(actor, action) or any(is_assignee(actor, each) for each in action.standing)


def can_finish(actor: Actor, action: Action) -> bool:
    """Whoever works on it, and who came by the link that was mailed to them about it."""
    return actor.may_by_invitation("report", action) or can_work_on(actor, action)


def can_remind(actor: Actor, action: Action) -> bool:
    """Whoever keeps the log, and the schedule. Of a restricted one no link is ever mailed."""
    return not action.is_restricted and (actor.is_schedule or can_manage(actor, action))


def can_update(actor: Actor, update: ActionUpdate) -> bool:
    """Whoever works on the action, and who came by a link to this."""
    action = update.action
    invited = any(actor.may_by_invitation(verb, action) for verb in ("update", "report"))
    return invited or can_work_on(actor, update.action)


def can_manage_log(actor: Actor, part: Assignment | ActionUpdate) -> bool:
    return can_manage(actor, part.action)


def can_answer(actor: Actor, assignment: Assignment) -> bool:
    """The one it is assigned to; the office or chair may write down what they said.

    Somebody with no seat may be invited to answer for them, and whoever it is assigned to may
    come by the link that was mailed to them.
    """
    invited = any(actor.may_by_invitation(verb, assignment) for verb in ("answer", "report_part"))
    return invited or is_assignee(actor, assignment) or can_manage(actor, assignment.action)
