"""What each capacity may do in governance, and how far: the whole policy, readable aloud."""

from enum import StrEnum

from governance.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_PARTNERSHIP = "see_partnership"
    SEE_GROUP = "see_group"
    SEE_FILE = "see_file"
    STORE_FILE = "store_file"
    SEE_CLOCK = "see_clock"
    KEEP_CLOCK = "keep_clock"
    MANAGE_ARRANGEMENTS = "manage_arrangements"
    READ_OUTBOX = "read_outbox"
    SEE_PLAN = "see_plan"
    SET_UP_PLAN = "set_up_plan"
    GIVE_PROGRESS = "give_progress"
    SEE_ACTION = "see_action"
    UPDATE_ACTION = "update_action"
    KEEP_ACTION = "keep_action"


P, R = Permission, Reach

OFFICE = {
    P.SEE_PARTNERSHIP: R.PARTNERSHIP,
    P.SEE_GROUP: R.PARTNERSHIP,
    P.SEE_FILE: R.PARTNERSHIP,
    P.STORE_FILE: R.PARTNERSHIP,
    P.SEE_CLOCK: R.PARTNERSHIP,
    P.KEEP_CLOCK: R.PARTNERSHIP,
    P.MANAGE_ARRANGEMENTS: R.PARTNERSHIP,
    P.READ_OUTBOX: R.PARTNERSHIP,
    P.SEE_PLAN: R.PARTNERSHIP,
    P.SET_UP_PLAN: R.PARTNERSHIP,
    P.GIVE_PROGRESS: R.PARTNERSHIP,
    P.SEE_ACTION: R.PARTNERSHIP,
    P.KEEP_ACTION: R.PARTNERSHIP,
}
PARTNER = {
    P.SEE_CLOCK: R.PARTNERSHIP,
    P.SEE_PARTNERSHIP: R.PARTNERSHIP,
    P.SEE_GROUP: R.PARTNERSHIP,
    P.SEE_FILE: R.PARTNERSHIP,
    P.SEE_PLAN: R.PARTNERSHIP,
    P.SEE_ACTION: R.PARTNERSHIP,
}
BESIDE_THE_TABLE = {
    P.SEE_GROUP: R.OWN_GROUP,
    P.SEE_PLAN: R.OWN_GROUP,
    P.SEE_ACTION: R.OWN_GROUP,
}
AT_THE_TABLE = {
    **BESIDE_THE_TABLE,
    P.SEE_FILE: R.OWN_GROUP,
    P.STORE_FILE: R.OWN_GROUP,
    P.SEE_CLOCK: R.OWN_GROUP,
    P.UPDATE_ACTION: R.OWN_GROUP,
}
IN_THE_CHAIR = {
    P.SEE_CLOCK: R.BELOW,
    P.SEE_GROUP: R.BELOW,
    P.SEE_FILE: R.BELOW,
    P.STORE_FILE: R.OWN_GROUP,
    P.SEE_PLAN: R.BELOW,
    P.GIVE_PROGRESS: R.OWN_GROUP,
    P.SEE_ACTION: R.BELOW,
    P.UPDATE_ACTION: R.OWN_GROUP,
    P.KEEP_ACTION: R.OWN_GROUP,
}
BY_AGENCY = {
    P.SEE_PARTNERSHIP: R.PARTNERSHIP,
    P.SEE_GROUP: R.PARTNERSHIP,
    P.SEE_PLAN: R.PARTNERSHIP,
}
FOR_THE_AGENCY = {
    **BY_AGENCY,
    P.GIVE_PROGRESS: R.ORGANISATION,
    P.SEE_ACTION: R.ORGANISATION,
    P.UPDATE_ACTION: R.ORGANISATION,
}

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
    Capacity.PARTICIPANT_OBSERVER: BESIDE_THE_TABLE,
    Capacity.ADVISER: BESIDE_THE_TABLE,
    Capacity.VIRTUAL_MEMBER: {P.SEE_GROUP: R.OWN_GROUP, P.SEE_PLAN: R.OWN_GROUP},
    Capacity.AGENCY_LEAD: FOR_THE_AGENCY,
    Capacity.DATA_PROVIDER: BY_AGENCY,
    Capacity.LINE_MANAGER: BY_AGENCY,
    Capacity.TRAINING_OFFICER: BY_AGENCY,
}
"""Chairs of partnership bodies may sit in a group seat or a partnership seat: reach follows the
seat, so a grant of whole-partnership reach needs a seat in the partnership itself."""
