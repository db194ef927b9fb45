"""Who raises disputes, runs them, chairs and advises; who sees one follows from its parts too."""

from enum import StrEnum

from governance.core.roles import SHUT_OUT_OF_RESTRICTED, Capacity, Grants, Reach


class Permission(StrEnum):
    RAISE_DISPUTE = "raise_dispute"
    MANAGE_DISPUTE = "manage_dispute"
    """See every dispute of the partnership, keep its record, name escalation officers."""
    CHAIR_DISPUTE = "chair_dispute"
    """See those in which the chair takes part."""
    ADVISE_DISPUTE = "advise_dispute"
    """See those on which advice is asked, and give it."""
    SEE_ESCALATION_OFFICER = "see_escalation_officer"


P, R = Permission, Reach

READERS = {
    P.SEE_ESCALATION_OFFICER: R.PARTNERSHIP,
}
RAISERS = {
    **READERS,
    P.RAISE_DISPUTE: R.PARTNERSHIP,
}
OFFICE = {
    **RAISERS,
    P.MANAGE_DISPUTE: R.PARTNERSHIP,
}
CHAIRS = {
    **READERS,
    P.CHAIR_DISPUTE: R.PARTNERSHIP,
}
ADVISORS = {
    **READERS,
    P.ADVISE_DISPUTE: R.PARTNERSHIP,
}
CHAIRS_AND_ADVISORS = {
    **CHAIRS,
    **ADVISORS,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: CHAIRS_AND_ADVISORS,
    Capacity.INDEPENDENT_ADVISOR: CHAIRS_AND_ADVISORS,
    Capacity.PARTNERSHIP_CHAIR: CHAIRS,
    Capacity.INDEPENDENT_SCRUTINEER: ADVISORS,
    Capacity.LEAD_SAFEGUARDING_PARTNER: RAISERS,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: RAISERS,
    Capacity.AGENCY_LEAD: RAISERS,
    Capacity.DATA_PROVIDER: READERS,
    Capacity.LINE_MANAGER: READERS,
    Capacity.TRAINING_OFFICER: READERS,
}

NEVER_NAMED = SHUT_OUT_OF_RESTRICTED
"""Whoever holds such a seat sees no dispute, whoever names them."""
