"""Who sees what children told us, and who writes it down."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_VOICE = "see_voice"
    MANAGE_VOICE = "manage_voice"


P, R = Permission, Reach

PARTNER = {
    P.SEE_VOICE: R.PARTNERSHIP,
}
OFFICE = {
    **PARTNER,
    P.MANAGE_VOICE: R.PARTNERSHIP,
}
MEMBERS = {
    P.SEE_VOICE: R.OWN_GROUP,
    P.MANAGE_VOICE: R.OWN_GROUP,
}
CHAIRS = {
    P.SEE_VOICE: R.BELOW,
    P.MANAGE_VOICE: R.OWN_GROUP,
}
OBSERVERS = {
    P.SEE_VOICE: R.OWN_GROUP,
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
    Capacity.YOUNG_SCRUTINEER: PARTNER,
    Capacity.CHAIR: CHAIRS,
    Capacity.VICE_CHAIR: CHAIRS,
    Capacity.MEMBER: MEMBERS,
    Capacity.LAY_MEMBER: OBSERVERS,
    Capacity.ADVISER: OBSERVERS,
}
