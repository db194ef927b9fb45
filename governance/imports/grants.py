"""Who takes over registers: the business office of the partnership."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    IMPORT_REGISTER = "import_register"


P, R = Permission, Reach

OFFICE = {
    P.IMPORT_REGISTER: R.PARTNERSHIP,
}

GRANTS: Grants = {
    Capacity.BUSINESS_MANAGER: OFFICE,
    Capacity.BOARD_OFFICER: OFFICE,
}

OPEN_TO_ADMINISTRATORS = ("members", "distribution-lists")
"""Registers of people, whom only an administrator may add."""
