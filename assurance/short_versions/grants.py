"""Who reads a short version before it is released; who writes it, the yearly report says."""

from enum import StrEnum

from governance.core.roles import Capacity, Grants, Reach


class Permission(StrEnum):
    READ_SHORT_VERSION = "read_short_version"
    STAND_IN_FOR_READER = "read_short_version_instead"


P, R = Permission, Reach

STANDS_IN = {P.STAND_IN_FOR_READER: R.PARTNERSHIP}
"""Where there is no young scrutineer; and then only as one who says so."""

GRANTS: Grants = {
    Capacity.YOUNG_SCRUTINEER: {P.READ_SHORT_VERSION: R.PARTNERSHIP},
    Capacity.INDEPENDENT_SCRUTINEER: STANDS_IN,
    Capacity.INDEPENDENT_ADVISOR: STANDS_IN,
}
