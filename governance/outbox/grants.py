"""Who reads what was written to whom: the office, and nobody else."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    READ_OUTBOX = "read_outbox"


P, R = Permission, Reach

OFFICE = {
    P.READ_OUTBOX: R.PARTNERSHIP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
}
