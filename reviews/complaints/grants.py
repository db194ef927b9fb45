"""Who keeps complaints and requests, and who sees a complaint once its steps have reached them."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    MANAGE_COMPLAINT = "manage_complaint"
    """See every complaint of the partnership, and record its steps."""
    HEAR_COMPLAINT = "hear_complaint"
    """See those that have reached the chair."""
    PASS_COMPLAINT = "pass_complaint"  # noqa: S105 - no password
    """See those that go by the representative of one's own organisation."""
    MANAGE_REQUEST = "manage_information_request"


P, R = Permission, Reach

OFFICE = {
    P.MANAGE_COMPLAINT: R.PARTNERSHIP,
    P.MANAGE_REQUEST: R.PARTNERSHIP,
}
CHAIRS = {
    P.HEAR_COMPLAINT: R.PARTNERSHIP,
}
REPRESENTATIVES = {
    P.PASS_COMPLAINT: R.ORGANISATION,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: CHAIRS,
    Capacity.INDEPENDENT_ADVISOR: CHAIRS,
    Capacity.PARTNERSHIP_CHAIR: CHAIRS,
    Capacity.LEAD_SAFEGUARDING_PARTNER: REPRESENTATIVES,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: REPRESENTATIVES,
    Capacity.AGENCY_LEAD: REPRESENTATIVES,
}
