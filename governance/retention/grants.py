"""Who looks after retention: the office of the partnership; administrators need no grant."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    MANAGE_RETENTION = "manage_retention"


P, R = Permission, Reach

OFFICE = {
    P.MANAGE_RETENTION: R.PARTNERSHIP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
}
