"""Who reads released learning, and who writes, releases and follows it up."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_LEARNING = "see_learning"
    MANAGE_LEARNING = "manage_learning"


P, R = Permission, Reach

READERS = {
    P.SEE_LEARNING: R.PARTNERSHIP,
}
OFFICE = {
    **READERS,
    P.MANAGE_LEARNING: R.PARTNERSHIP,
}
GROUP = {
    P.SEE_LEARNING: R.OWN_GROUP,
}
CHAIRS = {
    P.SEE_LEARNING: R.BELOW,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: READERS,
    Capacity.INDEPENDENT_ADVISOR: READERS,
    Capacity.PARTNERSHIP_CHAIR: READERS,
    Capacity.LEAD_SAFEGUARDING_PARTNER: READERS,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: READERS,
    Capacity.INDEPENDENT_SCRUTINEER: READERS,
    Capacity.AGENCY_LEAD: READERS,
    Capacity.LINE_MANAGER: READERS,
    Capacity.TRAINING_OFFICER: READERS,
    Capacity.CHAIR: CHAIRS,
    Capacity.VICE_CHAIR: CHAIRS,
    Capacity.MEMBER: GROUP,
    Capacity.LAY_MEMBER: GROUP,
    Capacity.ADVISER: GROUP,
}
"""A young scrutineer, an observer and a virtual member are given what is published, by the office.
"""
