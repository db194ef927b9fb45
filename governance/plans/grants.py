"""Who sees a business plan, sets it up, and says how a priority stands."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_PLAN = "see_plan"
    SET_UP_PLAN = "set_up_plan"
    REPORT_PROGRESS = "report_progress"


P, R = Permission, Reach

PARTNER = {
    P.SEE_PLAN: R.PARTNERSHIP,
}
OFFICE = {
    **PARTNER,
    P.SET_UP_PLAN: R.PARTNERSHIP,
    P.REPORT_PROGRESS: R.PARTNERSHIP,
}
CHAIRS = {
    P.SEE_PLAN: R.BELOW,
    P.REPORT_PROGRESS: R.OWN_GROUP,
}
MEMBERS = {
    P.SEE_PLAN: R.OWN_GROUP,
}
AGENCY_LEADS = {
    **PARTNER,
    P.REPORT_PROGRESS: R.ORGANISATION,
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
    Capacity.AGENCY_LEAD: AGENCY_LEADS,
    Capacity.DATA_PROVIDER: PARTNER,
    Capacity.LINE_MANAGER: PARTNER,
    Capacity.TRAINING_OFFICER: PARTNER,
}
