"""Who reads what the child death overview panel reports, and who may know of concerns."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_PANEL_REPORT = "see_panel_report"
    """Its yearly reports, and when its chair attended."""
    SEE_PANEL_CONCERN = "see_panel_concern"
    """Concerns passed either way that are about no case: those about one its list decides."""
    MANAGE_PANEL_LINK = "manage_panel_link"


P, R = Permission, Reach

READERS = {
    P.SEE_PANEL_REPORT: R.PARTNERSHIP,
}
PARTNERS = {
    **READERS,
    P.SEE_PANEL_CONCERN: R.PARTNERSHIP,
}
OFFICE = {
    **PARTNERS,
    P.MANAGE_PANEL_LINK: R.PARTNERSHIP,
}
GROUP = {
    P.SEE_PANEL_REPORT: R.OWN_GROUP,
}
CHAIRS = {
    P.SEE_PANEL_REPORT: R.BELOW,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.LEAD_SAFEGUARDING_PARTNER: PARTNERS,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: PARTNERS,
    Capacity.INDEPENDENT_CHAIR: READERS,
    Capacity.INDEPENDENT_ADVISOR: READERS,
    Capacity.PARTNERSHIP_CHAIR: READERS,
    Capacity.INDEPENDENT_SCRUTINEER: READERS,
    Capacity.AGENCY_LEAD: READERS,
    Capacity.CHAIR: CHAIRS,
    Capacity.VICE_CHAIR: CHAIRS,
    Capacity.MEMBER: GROUP,
    Capacity.LAY_MEMBER: GROUP,
    Capacity.ADVISER: GROUP,
}
