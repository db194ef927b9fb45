"""Who sees the time limits that run, and who may start and end one by hand."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_DEADLINE = "see_deadline"
    MANAGE_DEADLINE = "manage_deadline"


P, R = Permission, Reach

OFFICE = {
    P.SEE_DEADLINE: R.PARTNERSHIP,
    P.MANAGE_DEADLINE: R.PARTNERSHIP,
}
PARTNER = {
    P.SEE_DEADLINE: R.PARTNERSHIP,
}
CHAIRS = {
    P.SEE_DEADLINE: R.BELOW,
}
MEMBERS = {
    P.SEE_DEADLINE: R.OWN_GROUP,
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
}
