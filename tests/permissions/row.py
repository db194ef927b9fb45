"""One row of the table: an address, how it is asked, and who gets which answer there.

A row says who gets which answer on *own* records and on *foreign* ones; everybody not named gets
``others``. Nobody who has not signed in gets anything but the way to the sign-in page, so
``anonymous`` stands in no row.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.permissions.world import Records

Expected = dict[int, set[str]]

OFFICE = {"business_manager", "board_officer"}
OFFICES = OFFICE | {"officer_beside"}
"""The partnership's own office, and that of the one with which it shares the group."""
CHAIRS_OF_ALL = {"independent_chair", "independent_advisor", "partnership_chair"}
PARTNERS = CHAIRS_OF_ALL | {"lead_safeguarding_partner", "delegated_safeguarding_partner"}
SCRUTINEER = {"independent_scrutineer"}
YOUNG = {"young_scrutineer"}
AGENCIES = {"agency_lead", "data_provider", "line_manager", "training_officer"}
SPEAKERS = {"chair", "vice_chair"}
HELPERS = SPEAKERS | {"member"}
READERS = {"lay_member", "adviser"}
ONLOOKERS = {"participant_observer", "virtual_member"}
ABOVE = {"chair_above"}
ELSEWHERE = {"officer_elsewhere"}
LEAD_BESIDE, LEAD_ELSEWHERE = {"lead_beside"}, {"lead_elsewhere"}
"""Who answers for the agency in the partnership that shares the group, and in the other area."""

SEES_UNSENT = HELPERS | OFFICES | SCRUTINEER
SEES_SENT = SEES_UNSENT | PARTNERS | READERS | ABOVE
SEES_DRAFT_REPORT = OFFICES | CHAIRS_OF_ALL | SCRUTINEER | ABOVE
SEES_PARTNERSHIP = OFFICE | PARTNERS | SCRUTINEER | YOUNG | AGENCIES
BESIDE = {"officer_beside"} | LEAD_BESIDE
SEES_GROUP = SEES_PARTNERSHIP | HELPERS | READERS | ONLOOKERS | ABOVE | BESIDE
SEES_FILES = OFFICES | PARTNERS | SCRUTINEER | HELPERS | ABOVE | {"lay_member"}
SEES_PLAN = SEES_GROUP | {"chair_beside"}
"""Everybody the plan binds: the groups that report to the plan's group read it too."""
REPORTS_PROGRESS = OFFICES | ABOVE
SEES_ACTION = SEES_SENT | {"participant_observer"}
KEEPS_LOG = OFFICES | SPEAKERS
WORKS_ON_IT = OFFICES | HELPERS
SEES_VOICE = SEES_SENT | YOUNG
CHAIRS_ELSEWHERE = {"chair_above", "chair_beside"}
ANSWERS_FOR_AGENCY = {"agency_lead"} | LEAD_BESIDE
SEES_AGENCYS = ANSWERS_FOR_AGENCY | {"data_provider"} | OFFICES | SCRUTINEER


@dataclass(frozen=True, kw_only=True)
class Row:
    """One address asked in one way."""

    name: str
    what: str = ""
    method: str = "get"
    args: Callable[[Records], list[Any]] = lambda records: []
    data: Callable[[Records], dict[str, Any]] = lambda records: {}
    own: Expected = field(default_factory=dict)
    foreign: Expected = field(default_factory=dict)
    others: int = 404
    is_about_records: bool = True
    """Whether it is about some area's records at all; one that is not has nothing foreign."""

    def __str__(self) -> str:
        return " ".join(filter(None, [self.method.upper(), self.name, self.what]))

    def expected(self, role: str, *, foreign: bool) -> int:
        told = self.foreign if foreign else self.own
        found = [status for status, roles in told.items() if role in roles]
        return found[0] if found else self.others


def for_everybody(name: str, **more: Any) -> Row:
    """Anybody who has signed in may open it; what it lists is only what they may see."""
    return Row(name=name, others=200, is_about_records=False, **more)


def own_only(name: str, own: Expected, **more: Any) -> Row:
    """On foreign records the other area's officer and agency lead get what theirs get here."""
    foreign = {
        status: {there for here, there in SAME_ELSEWHERE.items() if here in roles}
        for status, roles in own.items()
    }
    return Row(name=name, own=own, foreign=foreign, **more)


SAME_ELSEWHERE = {"board_officer": "officer_elsewhere", "agency_lead": "lead_elsewhere"}


def doing(allowed: set[str], seen_by: set[str], done: int = 302) -> Expected:
    """Done by those allowed, refused (403) to the others who may see the record."""
    return {done: allowed, 403: seen_by - allowed}
