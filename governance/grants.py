"""What each capacity may do in governance, and how far: the whole policy, readable aloud."""

from enum import StrEnum

from governance.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_PARTNERSHIP = "see_partnership"
    SEE_GROUP = "see_group"
    SEE_FILE = "see_file"
    KEEP_CLOCK = "keep_clock"
    MANAGE_ARRANGEMENTS = "manage_arrangements"
    READ_OUTBOX = "read_outbox"


P, R = Permission, Reach

OFFICE = {
    P.SEE_PARTNERSHIP: R.PARTNERSHIP,
    P.SEE_GROUP: R.PARTNERSHIP,
    P.SEE_FILE: R.PARTNERSHIP,
    P.KEEP_CLOCK: R.PARTNERSHIP,
    P.MANAGE_ARRANGEMENTS: R.PARTNERSHIP,
    P.READ_OUTBOX: R.PARTNERSHIP,
}
PARTNER = {
    P.SEE_PARTNERSHIP: R.PARTNERSHIP,
    P.SEE_GROUP: R.PARTNERSHIP,
    P.SEE_FILE: R.PARTNERSHIP,
}
AT_THE_TABLE = {P.SEE_GROUP: R.OWN_GROUP, P.SEE_FILE: R.OWN_GROUP}
IN_THE_CHAIR = {P.SEE_GROUP: R.BELOW, P.SEE_FILE: R.BELOW, P.KEEP_CLOCK: R.OWN_GROUP}
BY_AGENCY = {P.SEE_PARTNERSHIP: R.PARTNERSHIP, P.SEE_GROUP: R.PARTNERSHIP}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
    Capacity.INDEPENDENT_CHAIR: PARTNER,
    Capacity.INDEPENDENT_ADVISOR: PARTNER,
    Capacity.PARTNERSHIP_CHAIR: PARTNER,
    Capacity.LEAD_SAFEGUARDING_PARTNER: PARTNER,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER: PARTNER,
    Capacity.INDEPENDENT_SCRUTINEER: PARTNER,
    Capacity.YOUNG_SCRUTINEER: BY_AGENCY,
    Capacity.CHAIR: IN_THE_CHAIR,
    Capacity.VICE_CHAIR: IN_THE_CHAIR,
    Capacity.MEMBER: AT_THE_TABLE,
    Capacity.LAY_MEMBER: AT_THE_TABLE,
    Capacity.PARTICIPANT_OBSERVER: {P.SEE_GROUP: R.OWN_GROUP},
    Capacity.ADVISER: {P.SEE_GROUP: R.OWN_GROUP},
    Capacity.VIRTUAL_MEMBER: {P.SEE_GROUP: R.OWN_GROUP},
    Capacity.AGENCY_LEAD: BY_AGENCY,
    Capacity.DATA_PROVIDER: BY_AGENCY,
    Capacity.LINE_MANAGER: BY_AGENCY,
    Capacity.TRAINING_OFFICER: BY_AGENCY,
}
"""Chairs of partnership bodies may sit in a group seat or a partnership seat: reach follows the
seat, so a grant of whole-partnership reach needs a seat in the partnership itself."""
