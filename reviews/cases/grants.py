"""Who may refer a case and to whom a referral goes; who sees one is on its list of named people."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    REFER_CASE = "refer_case"
    RECEIVE_REFERRAL = "receive_referral"


P, R = Permission, Reach

OFFICE = {
    P.REFER_CASE: R.PARTNERSHIP,
    P.RECEIVE_REFERRAL: R.PARTNERSHIP,
}
REFERRERS = {
    P.REFER_CASE: R.PARTNERSHIP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: REFERRERS,
    Capacity.INDEPENDENT_ADVISOR: REFERRERS,
    Capacity.PARTNERSHIP_CHAIR: REFERRERS,
    Capacity.LEAD_SAFEGUARDING_PARTNER: REFERRERS,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: REFERRERS,
    Capacity.AGENCY_LEAD: REFERRERS,
}

RECEIVERS = tuple(
    capacity for capacity, granted in GRANTS.items() if Permission.RECEIVE_REFERRAL in granted
)
"""The seats whose holders are named on every case that is referred to their partnership."""

NEVER_NAMED = frozenset(
    {
        Capacity.LAY_MEMBER,
        Capacity.PARTICIPANT_OBSERVER,
        Capacity.YOUNG_SCRUTINEER,
    }
)
"""Whoever holds such a seat sees no case, whoever names them."""
