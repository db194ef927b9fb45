"""The rows about disputes: the office sees all of its area, who speaks for a side their own.

Nobody of the world speaks for a side; the chair and the advisor take no part in these yet.
"""

from typing import Any

from reviews.disputes.models import Dispute, DisputeOfficer, EscalationOfficer
from tests.permissions.row import (
    AGENCIES,
    BESIDE,
    CHAIRS_OF_ALL,
    OFFICE,
    PARTNERS,
    SCRUTINEER,
    Row,
    for_everybody,
    own_only,
)
from tests.permissions.world import Records

OFFICES_ANYWHERE = OFFICE | {"officer_beside", "officer_elsewhere"}
RAISERS = OFFICES_ANYWHERE | (PARTNERS - CHAIRS_OF_ALL) | BESIDE | {"agency_lead", "lead_elsewhere"}
SEES_OFFICERS = OFFICE | PARTNERS | SCRUTINEER | AGENCIES


def its_dispute(records: Records) -> Dispute:
    return Dispute.objects.filter(partnership=records.partnership).earliest("pk")


def of_dispute(records: Records) -> list[Any]:
    return [its_dispute(records).pk]


def of_stage(records: Records) -> list[Any]:
    return [its_dispute(records).stages.earliest("pk").pk]


def of_side(records: Records) -> list[Any]:
    return [its_dispute(records).sides.earliest("pk").pk]


def of_officer(records: Records) -> list[Any]:
    found = DisputeOfficer.objects.filter(side__dispute=its_dispute(records))
    return [found.earliest("pk").pk]


def of_escalation(records: Records) -> list[Any]:
    found = EscalationOfficer.objects.filter(participation__partnership=records.partnership)
    return [found.earliest("pk").pk]


OPEN = (
    "detail",
    "readers",
    "bring-in",
    "edit",
    "chair",
    "mediation",
    "ask-advice",
    "resolve",
    "withdraw",
)
NOT_NOW = ("advice", "reply", "stage")
"""A stage is under way, and no advice is asked."""

ROWS = (
    for_everybody("reviews:dispute-list"),
    for_everybody("reviews:escalation-list"),
    Row(name="reviews:dispute-raise", own={200: RAISERS}, others=403, is_about_records=False),
    Row(
        name="reviews:escalation-add",
        own={200: OFFICES_ANYWHERE},
        others=403,
        is_about_records=False,
    ),
    own_only(
        "reviews:escalation-end",
        {200: OFFICE, 403: SEES_OFFICERS - OFFICE},
        args=of_escalation,
    ),
    *(own_only(f"reviews:dispute-{name}", {200: OFFICE}, args=of_dispute) for name in OPEN),
    *(own_only(f"reviews:dispute-{name}", {409: OFFICE}, args=of_dispute) for name in NOT_NOW),
    *(
        own_only(f"reviews:stage-{name}", {200: OFFICE}, args=of_stage)
        for name in ("respond", "agree", "not-agreed")
    ),
    own_only("reviews:stage-edit", {409: OFFICE}, args=of_stage),  # it is still under way
    *(
        own_only(f"reviews:side-{name}", {200: OFFICE}, args=of_side)
        for name in ("position", "officer", "step")
    ),
    own_only("reviews:side-legal-advice", {403: OFFICE}, args=of_side),
    own_only("reviews:officer-end", {200: OFFICE}, args=of_officer),
    own_only("reviews:officer-replace", {200: OFFICE}, args=of_officer),
)
