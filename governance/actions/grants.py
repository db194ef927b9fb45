"""Who sees an action, says how it stands, and manages the log it stands in."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_ACTION = "see_action"
    UPDATE_ACTION = "update_action"
    MANAGE_ACTION = "manage_action"


P, R = Permission, Reach

OFFICE = {
    P.SEE_ACTION: R.PARTNERSHIP,
    P.MANAGE_ACTION: R.PARTNERSHIP,
}
PARTNER = {
    P.SEE_ACTION: R.PARTNERSHIP,
}
CHAIRS = {
    P.SEE_ACTION: R.BELOW,
    P.UPDATE_ACTION: R.OWN_GROUP,
    P.MANAGE_ACTION: R.OWN_GROUP,
}
MEMBERS = {
    P.SEE_ACTION: R.OWN_GROUP,
    P.UPDATE_ACTION: R.OWN_GROUP,
}
OBSERVERS = {
    P.SEE_ACTION: R.OWN_GROUP,
}
AGENCY_LEADS = {
    P.SEE_ACTION: R.ORGANISATION,
    P.UPDATE_ACTION: R.ORGANISATION,
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
    Capacity.PARTICIPANT_OBSERVER: OBSERVERS,
    Capacity.ADVISER: OBSERVERS,
    Capacity.AGENCY_LEAD: AGENCY_LEADS,
}
