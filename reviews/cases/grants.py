"""Who may refer a case, to whom it goes, who reads trends; who sees one is on its list."""

from enum import StrEnum

from governance.core.roles import SHUT_OUT_OF_RESTRICTED, Capacity, Grants, Reach


class Permission(StrEnum):
    REFER_CASE = "refer_case"
    RECEIVE_REFERRAL = "receive_referral"
    SEE_TRENDS = "see_trends"
    USE_EMERGENCY_ACCESS = "use_emergency_access"
    """Ask for it, and approve it for somebody of another organisation."""


P, R = Permission, Reach

OFFICE = {
    P.REFER_CASE: R.PARTNERSHIP,
    P.RECEIVE_REFERRAL: R.PARTNERSHIP,
    P.SEE_TRENDS: R.PARTNERSHIP,
    P.USE_EMERGENCY_ACCESS: R.PARTNERSHIP,
}
PARTNERS = {
    P.REFER_CASE: R.PARTNERSHIP,
    P.SEE_TRENDS: R.PARTNERSHIP,
}
DELEGATES = {
    **PARTNERS,
    P.USE_EMERGENCY_ACCESS: R.PARTNERSHIP,
}
REFERRERS = {
    P.REFER_CASE: R.PARTNERSHIP,
}
SCRUTINEER = {
    P.SEE_TRENDS: R.PARTNERSHIP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: PARTNERS,
    Capacity.INDEPENDENT_ADVISOR: PARTNERS,
    Capacity.PARTNERSHIP_CHAIR: PARTNERS,
    Capacity.LEAD_SAFEGUARDING_PARTNER: PARTNERS,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: DELEGATES,
    Capacity.AGENCY_LEAD: REFERRERS,
    Capacity.INDEPENDENT_SCRUTINEER: SCRUTINEER,
}

RECEIVERS = tuple(
    capacity for capacity, granted in GRANTS.items() if Permission.RECEIVE_REFERRAL in granted
)
"""The seats whose holders are named on every case that is referred to their partnership."""

NEVER_NAMED = SHUT_OUT_OF_RESTRICTED
"""Whoever holds such a seat sees no case, whoever names them."""
