"""Who may do what in a dispute: the office, who speaks for a side, the chair, the advisor."""

from typing import Any

from governance.core.roles import Actor, scope_of
from governance.structure.models import Participation
from reviews.disputes.grants import GRANTS, NEVER_NAMED, Permission
from reviews.disputes.models import (
    Dispute,
    DisputeOfficer,
    DisputeSide,
    DisputeStage,
    EscalationOfficer,
    OwnProcedureStep,
)
from reviews.disputes.models.sides import sides_spoken_for


def has(actor: Actor, permission: Permission, partnership_id: int) -> bool:
    """Whether a seat gives it in that partnership, and no seat shuts its holder out."""
    if actor.capacities & NEVER_NAMED or actor.invited_to:
        return False
    return partnership_id in scope_of(actor, permission, GRANTS).partnerships


def can_raise(actor: Actor, dispute: Dispute) -> bool:
    """An agency, a partner, the office of the partnership."""
    return has(actor, Permission.RAISE_DISPUTE, dispute.partnership_id)


def can_raise_for(actor: Actor, dispute: Dispute, participation: Participation) -> bool:
    """The office for any agency; everybody else for the one whose seat they hold."""
    return can_manage(actor, dispute) or holds_seat_of(actor, participation)


def holds_seat_of(actor: Actor, participation: Participation) -> bool:
    """Whether a seat that raises disputes is one of this agency, in this partnership."""
    wanted = (participation.organisation_id, participation.partnership_id)
    return any(
        (held.organisation_id, held.partnership_id) == wanted
        for held in actor.holdings
        if Permission.RAISE_DISPUTE in GRANTS.get(held.capacity, {})
    )


def can_manage(actor: Actor, dispute: Dispute) -> bool:
    """The business office of the partnership."""
    return has(actor, Permission.MANAGE_DISPUTE, dispute.partnership_id)


def speaks_for_any(actor: Actor, dispute: Dispute) -> bool:
    is_shut_out = bool(actor.capacities & NEVER_NAMED)
    return not is_shut_out and bool(sides_spoken_for(actor, dispute))


def can_work_on(actor: Actor, dispute: Dispute) -> bool:
    """The office, and whoever speaks for a side."""
    return can_manage(actor, dispute) or speaks_for_any(actor, dispute)


def can_mediate(actor: Actor, dispute: Dispute) -> bool:
    """The chair once taking part, at any stage; the office writes it down for them."""
    if can_manage(actor, dispute):
        return True
    is_chair = has(actor, Permission.CHAIR_DISPUTE, dispute.partnership_id)
    return is_chair and dispute.chair_joined_at is not None


def can_advise(actor: Actor, dispute: Dispute) -> bool:
    """The advisor, once asked; the office writes down what came in a letter."""
    if can_manage(actor, dispute):
        return True
    is_advisor = has(actor, Permission.ADVISE_DISPUTE, dispute.partnership_id)
    return is_advisor and dispute.advice_asked_at is not None


def can_work_on_side(actor: Actor, side: DisputeSide) -> bool:
    """Who speaks for this side, and the office."""
    return can_manage(actor, side.dispute) or is_of_side(actor, side)


def is_of_side(actor: Actor, side: DisputeSide) -> bool:
    """Who speaks for this side; its legal advice is read by nobody else, the office included."""
    is_shut_out = bool(actor.capacities & NEVER_NAMED)
    return not is_shut_out and side.pk in sides_spoken_for(actor, side.dispute)


def can_work_on_part(actor: Actor, part: DisputeSide | DisputeStage) -> bool:
    """The same for a stage, and for another side."""
    return can_work_on(actor, part.dispute)


def can_work_on_side_part(actor: Actor, part: DisputeOfficer | OwnProcedureStep) -> bool:
    return can_work_on_side(actor, part.side)


def can_manage_officers(actor: Actor, officer: EscalationOfficer) -> bool:
    """The business office of the partnership in which the agency takes part."""
    return has(actor, Permission.MANAGE_DISPUTE, officer.participation.partnership_id)


def reads_legal_advice(actor: Actor, dispute: Any) -> set[int]:
    """The keys of the sides whose legal advice the actor reads."""
    return set() if actor.capacities & NEVER_NAMED else sides_spoken_for(actor, dispute)
