"""Who goes on with a challenge, who answers it, and who looks after the days of all."""

from governance.challenges.grants import GRANTS, Permission
from governance.challenges.models import Challenge, seats_of
from governance.core.roles import Actor, Holding, scope_of
from governance.structure.mandates import mandates_of
from governance.structure.models import Group


def raising_seats(actor: Actor) -> list[Holding]:
    """The seats from which the actor may raise one."""
    return [
        held
        for held in actor.holdings
        if Permission.RAISE_CHALLENGE in GRANTS.get(held.capacity, {})
    ]


def can_raise(actor: Actor, challenge: Challenge) -> bool:
    """Whoever holds the seat from which it is raised."""
    return challenge.raised_seat_id in {held.seat_id for held in raising_seats(actor)}


def is_challenger(actor: Actor, challenge: Challenge) -> bool:
    """Whoever holds that seat now."""
    return challenge.raised_seat_id in seats_of(actor)


def can_send(actor: Actor, challenge: Challenge) -> bool:
    return challenge.is_challenge and is_challenger(actor, challenge)


def can_commend(actor: Actor, challenge: Challenge) -> bool:
    return not challenge.is_challenge and is_challenger(actor, challenge)


def can_manage(actor: Actor, challenge: Challenge) -> bool:
    """The office of the partnership, or of those that the group serves."""
    scope = scope_of(actor, Permission.MANAGE_CHALLENGE, GRANTS)
    return challenge.group_id in scope.groups or challenge.partnership_id in scope.partnerships


def answers_for_group(actor: Actor, group: Group) -> bool:
    """Its chairs; of a partnership’s board also whoever chairs the partnership."""
    if group.pk in scope_of(actor, Permission.ANSWER_FOR_GROUP, GRANTS).groups:
        return True
    areas = scope_of(actor, Permission.ANSWER_FOR_BOARD, GRANTS).groups
    return group.kind == Group.Kind.BOARD and group.pk in areas


def is_addressee(actor: Actor, challenge: Challenge) -> bool:
    """Who answers for the agency or group that was asked; once passed up, for the group above."""
    if group := challenge.passed_up_to or challenge.group:
        return answers_for_group(actor, group)
    mandates = mandates_of(actor, Permission.ANSWER_FOR_AGENCY, GRANTS)
    return mandates.cover(
        challenge.organisation_id, group=None, partnership=challenge.partnership_id
    )


def is_other_side(actor: Actor, challenge: Challenge) -> bool:
    """Nobody answers what was raised from a seat of theirs, or by themselves."""
    return not is_challenger(actor, challenge) and actor.user_id != challenge.raised_by_id


def can_answer(actor: Actor, challenge: Challenge) -> bool:
    """Who was asked; the office records what they said elsewhere."""
    answers = is_addressee(actor, challenge) or can_manage(actor, challenge)
    return answers and is_other_side(actor, challenge)


def can_verify(actor: Actor, challenge: Challenge) -> bool:
    """Who challenges, and not whoever answered."""
    return is_challenger(actor, challenge) and actor.user_id != challenge.answered_by_id


def can_move_date(actor: Actor, challenge: Challenge) -> bool:
    return is_challenger(actor, challenge) or can_manage(actor, challenge)


def can_raise_action(actor: Actor, challenge: Challenge) -> bool:
    """Who answers it, and the office."""
    return is_addressee(actor, challenge) or can_manage(actor, challenge)
