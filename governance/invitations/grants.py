"""Who invites somebody with no seat to one task: the office, and nobody else."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    INVITE = "invite"


P, R = Permission, Reach

OFFICE = {
    P.INVITE: R.PARTNERSHIP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
}
