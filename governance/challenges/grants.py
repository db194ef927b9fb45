"""Who raises challenges and commendations, who reads them, and who answers for whom."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_CHALLENGE = "see_challenge"
    RAISE_CHALLENGE = "raise_challenge"
    """To an agency or group of the partnerships for which the seat works; of what was raised from
    a seat, whoever holds the seat reads and does the rest."""
    ANSWER_FOR_GROUP = "answer_for_group"
    ANSWER_FOR_BOARD = "answer_for_board"
    ANSWER_FOR_AGENCY = "answer_for_agency"
    MANAGE_CHALLENGE = "manage_challenge"
    """Move the day of an answer, and record an answer that was given otherwise."""


P, R = Permission, Reach

RAISES = {
    P.RAISE_CHALLENGE: R.PARTNERSHIP,
}
OFFICE = {
    **RAISES,
    P.SEE_CHALLENGE: R.PARTNERSHIP,
    P.MANAGE_CHALLENGE: R.PARTNERSHIP,
}
PARTNER = {
    **RAISES,
    P.SEE_CHALLENGE: R.PARTNERSHIP,
}
CHAIRS_OF_ALL = {
    **PARTNER,
    P.ANSWER_FOR_BOARD: R.PARTNERSHIP,
}
SAFEGUARDING_PARTNER = {
    **PARTNER,
    P.ANSWER_FOR_AGENCY: R.ORGANISATION,
}
AGENCY_LEAD = {
    **RAISES,
    P.SEE_CHALLENGE: R.ORGANISATION,
    P.ANSWER_FOR_AGENCY: R.ORGANISATION,
}
AGENCY_READERS = {
    **RAISES,
    P.SEE_CHALLENGE: R.ORGANISATION,
}
MEMBERS = {
    P.RAISE_CHALLENGE: R.OWN_GROUP,
    P.SEE_CHALLENGE: R.OWN_GROUP,
}
CHAIRS = {
    P.RAISE_CHALLENGE: R.OWN_GROUP,
    P.SEE_CHALLENGE: R.BELOW,
    P.ANSWER_FOR_GROUP: R.OWN_GROUP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: CHAIRS_OF_ALL,
    Capacity.INDEPENDENT_ADVISOR: PARTNER,
    Capacity.PARTNERSHIP_CHAIR: CHAIRS_OF_ALL,
    Capacity.LEAD_SAFEGUARDING_PARTNER: SAFEGUARDING_PARTNER,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: SAFEGUARDING_PARTNER,
    Capacity.INDEPENDENT_SCRUTINEER: PARTNER,
    Capacity.YOUNG_SCRUTINEER: RAISES,
    Capacity.CHAIR: CHAIRS,
    Capacity.VICE_CHAIR: CHAIRS,
    Capacity.MEMBER: MEMBERS,
    Capacity.LAY_MEMBER: MEMBERS,
    Capacity.PARTICIPANT_OBSERVER: MEMBERS,
    Capacity.ADVISER: MEMBERS,
    Capacity.VIRTUAL_MEMBER: {P.RAISE_CHALLENGE: R.OWN_GROUP},
    Capacity.AGENCY_LEAD: AGENCY_LEAD,
    Capacity.DATA_PROVIDER: AGENCY_READERS,
    Capacity.LINE_MANAGER: RAISES,
    Capacity.TRAINING_OFFICER: RAISES,
}
