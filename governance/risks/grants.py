"""Who sees the risks of a group or partnership, and who keeps its register."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_RISK = "see_risk"
    MANAGE_RISK = "manage_risk"
    """Raise, rate, pass up and close, in the register of the group or partnership."""


P, R = Permission, Reach

OFFICE = {
    P.SEE_RISK: R.PARTNERSHIP,
    P.MANAGE_RISK: R.PARTNERSHIP,
}
PARTNER = {
    P.SEE_RISK: R.PARTNERSHIP,
}
CHAIRS = {
    P.SEE_RISK: R.BELOW,
    P.MANAGE_RISK: R.OWN_GROUP,
}
MEMBERS = {
    P.SEE_RISK: R.OWN_GROUP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: PARTNER,
    Capacity.INDEPENDENT_ADVISOR: PARTNER,
    Capacity.PARTNERSHIP_CHAIR: PARTNER,
    Capacity.LEAD_SAFEGUARDING_PARTNER: PARTNER,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: PARTNER,
    Capacity.INDEPENDENT_SCRUTINEER: PARTNER,
    Capacity.CHAIR: CHAIRS,
    Capacity.VICE_CHAIR: CHAIRS,
    Capacity.MEMBER: MEMBERS,
    Capacity.LAY_MEMBER: MEMBERS,
    Capacity.PARTICIPANT_OBSERVER: MEMBERS,
    Capacity.ADVISER: MEMBERS,
}
