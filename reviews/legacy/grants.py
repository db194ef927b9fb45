"""Who reads the published reviews of earlier years, and who reads them in from a file."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    SEE_LEGACY = "see_legacy_review"
    IMPORT_LEGACY = "import_legacy_review"


P, R = Permission, Reach

READERS = {
    P.SEE_LEGACY: R.PARTNERSHIP,
}
OFFICE = {
    **READERS,
    P.IMPORT_LEGACY: R.PARTNERSHIP,
}
GROUP = {
    P.SEE_LEGACY: R.OWN_GROUP,
}
CHAIRS = {
    P.SEE_LEGACY: R.BELOW,
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
    Capacity.CHAIR: CHAIRS,
    Capacity.VICE_CHAIR: CHAIRS,
    Capacity.MEMBER: GROUP,
    Capacity.LAY_MEMBER: GROUP,
    Capacity.ADVISER: GROUP,
}
