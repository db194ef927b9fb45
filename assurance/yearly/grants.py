"""Who sees a yearly report before it is published, prepares it, comments on it, scrutinises it."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_YEARLY = "see_yearly_report"
    SEE_DRAFT_YEARLY = "see_draft_yearly_report"
    PREPARE_YEARLY = "prepare_yearly_report"
    COMMENT_ON_YEARLY = "comment_on_yearly_report"
    SCRUTINISE_YEARLY = "scrutinise_yearly_report"


P, R = Permission, Reach

READERS = {
    P.SEE_YEARLY: R.PARTNERSHIP,
}
COMMENTATORS = {
    **READERS,
    P.SEE_DRAFT_YEARLY: R.PARTNERSHIP,
    P.COMMENT_ON_YEARLY: R.PARTNERSHIP,
}
OFFICE = {
    **COMMENTATORS,
    P.PREPARE_YEARLY: R.PARTNERSHIP,
}
SCRUTINEER = {
    **READERS,
    P.SEE_DRAFT_YEARLY: R.PARTNERSHIP,
    P.SCRUTINISE_YEARLY: R.PARTNERSHIP,
}
"""The independent scrutineer and, where the arrangements have one instead, the advisor."""

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: COMMENTATORS,
    Capacity.INDEPENDENT_ADVISOR: {**COMMENTATORS, P.SCRUTINISE_YEARLY: R.PARTNERSHIP},
    Capacity.PARTNERSHIP_CHAIR: COMMENTATORS,
    Capacity.LEAD_SAFEGUARDING_PARTNER: COMMENTATORS,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: COMMENTATORS,
    Capacity.INDEPENDENT_SCRUTINEER: SCRUTINEER,
    Capacity.YOUNG_SCRUTINEER: READERS,
    Capacity.AGENCY_LEAD: READERS,
    Capacity.DATA_PROVIDER: READERS,
    Capacity.ADVISER: READERS,
    Capacity.LAY_MEMBER: READERS,
    Capacity.PARTICIPANT_OBSERVER: READERS,
    Capacity.VIRTUAL_MEMBER: READERS,
    Capacity.CHAIR: {P.SEE_YEARLY: R.OWN_GROUP},
    Capacity.VICE_CHAIR: {P.SEE_YEARLY: R.OWN_GROUP},
    Capacity.MEMBER: {P.SEE_YEARLY: R.OWN_GROUP},
}
