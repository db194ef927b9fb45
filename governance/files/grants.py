"""Who sees a group's files, and who may add one."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_FILE = "see_file"
    STORE_FILE = "store_file"


P, R = Permission, Reach

OFFICE = {
    P.SEE_FILE: R.PARTNERSHIP,
    P.STORE_FILE: R.PARTNERSHIP,
}
PARTNER = {
    P.SEE_FILE: R.PARTNERSHIP,
}
CHAIRS = {
    P.SEE_FILE: R.BELOW,
    P.STORE_FILE: R.OWN_GROUP,
}
MEMBERS = {
    P.SEE_FILE: R.OWN_GROUP,
    P.STORE_FILE: R.OWN_GROUP,
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
