"""Who reads what groups recommend, who makes it for a group, and who answers it for one."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_RECOMMENDATION = "see_group_recommendation"
    MANAGE_RECOMMENDATION = "manage_group_recommendation"
    """Make, put and receive it for the group that makes it; answer it for the group that has it."""
    ANSWER_FOR_BOARD = "answer_recommendation_for_board"


P, R = Permission, Reach

OFFICE = {
    P.SEE_RECOMMENDATION: R.PARTNERSHIP,
    P.MANAGE_RECOMMENDATION: R.PARTNERSHIP,
}
PARTNER = {
    P.SEE_RECOMMENDATION: R.PARTNERSHIP,
}
CHAIRS_OF_ALL = {
    **PARTNER,
    P.ANSWER_FOR_BOARD: R.PARTNERSHIP,
}
CHAIRS = {
    P.SEE_RECOMMENDATION: R.BELOW,
    P.MANAGE_RECOMMENDATION: R.OWN_GROUP,
}
MEMBERS = {
    P.SEE_RECOMMENDATION: R.OWN_GROUP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: CHAIRS_OF_ALL,
    Capacity.INDEPENDENT_ADVISOR: PARTNER,
    Capacity.PARTNERSHIP_CHAIR: CHAIRS_OF_ALL,
    Capacity.LEAD_SAFEGUARDING_PARTNER: PARTNER,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: PARTNER,
    Capacity.INDEPENDENT_SCRUTINEER: PARTNER,
    Capacity.CHAIR: CHAIRS,
    Capacity.VICE_CHAIR: CHAIRS,
    Capacity.MEMBER: MEMBERS,
    Capacity.LAY_MEMBER: MEMBERS,
    Capacity.PARTICIPANT_OBSERVER: MEMBERS,
    Capacity.ADVISER: MEMBERS,
}
