"""Who keeps the link with the panel: the office; of what is about a case, who co-ordinates it."""

from governance.core.roles import Actor, scope_of
from reviews.cases.access import can_coordinate
from reviews.cases.grants import NEVER_NAMED
from reviews.child_deaths.grants import GRANTS, Permission
from reviews.child_deaths.models import PanelAttendance, PanelConcern, PanelReport


def can_manage(actor: Actor, record: PanelAttendance | PanelReport) -> bool:
    """The office of the partnership."""
    scope = scope_of(actor, Permission.MANAGE_PANEL_LINK, GRANTS)
    return record.partnership_id in scope.partnerships


def can_manage_concern(actor: Actor, record: PanelConcern) -> bool:
    """The office; where it is about a case, whoever was named to co-ordinate that case."""
    if record.case is not None:
        return can_coordinate(actor, record.case)
    scope = scope_of(actor, Permission.MANAGE_PANEL_LINK, GRANTS)
    return record.partnership_id in scope.partnerships and not actor.capacities & NEVER_NAMED
