"""Who sees a partnership and its groups, and who manages its arrangements."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_PARTNERSHIP = "see_partnership"
    SEE_GROUP = "see_group"
    MANAGE_ARRANGEMENTS = "manage_arrangements"


P, R = Permission, Reach

PARTNER = {
    P.SEE_PARTNERSHIP: R.PARTNERSHIP,
    P.SEE_GROUP: R.PARTNERSHIP,
}
OFFICE = {
    **PARTNER,
    P.MANAGE_ARRANGEMENTS: R.PARTNERSHIP,
}
CHAIRS = {
    P.SEE_GROUP: R.BELOW,
}
MEMBERS = {
    P.SEE_GROUP: R.OWN_GROUP,
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
    Capacity.LAY_MEMBER: MEMBERS,
    Capacity.PARTICIPANT_OBSERVER: MEMBERS,
    Capacity.ADVISER: MEMBERS,
    Capacity.VIRTUAL_MEMBER: MEMBERS,
    Capacity.AGENCY_LEAD: PARTNER,
    Capacity.DATA_PROVIDER: PARTNER,
    Capacity.LINE_MANAGER: PARTNER,
    Capacity.TRAINING_OFFICER: PARTNER,
}
