"""Who begins a new partnership from a copy: the business office of one that there is."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    BEGIN_PARTNERSHIP = "begin_partnership"
    """Copy the arrangements of the own partnership, or shipped ones, and work on that copy."""


P, R = Permission, Reach

OFFICE = {
    P.BEGIN_PARTNERSHIP: R.PARTNERSHIP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
}
