"""Who keeps the register of risks, who looks at one, and who accepts what is passed up."""

from governance.core.roles import Actor, scope_of
from governance.risks.grants import GRANTS, Permission
from governance.risks.models import Risk


def can_manage(actor: Actor, risk: Risk) -> bool:
    """The office, and the chair of the group in whose register it stands."""
    scope = scope_of(actor, Permission.MANAGE_RISK, GRANTS)
    return risk.group_id in scope.groups or risk.partnership_id in scope.partnerships


def can_review(actor: Actor, risk: Risk) -> bool:
    """Whoever keeps the register, and who holds the seat that owns it."""
    seats = {held.seat_id for held in actor.holdings}
    return can_manage(actor, risk) or risk.owner_seat_id in seats


def can_take_on(actor: Actor, risk: Risk) -> bool:
    """The office, and the chair of the group to which it was passed up.

    Of one that was not, whoever keeps its register would: they are told that it is not the time.
    """
    if risk.passed_up_to_id is None:
        return can_manage(actor, risk)
    scope = scope_of(actor, Permission.MANAGE_RISK, GRANTS)
    return risk.passed_up_to_id in scope.groups
