"""The pages of risks: read in the group and above it, kept by its chairs and the office."""

from typing import Any

from governance.risks.models import Risk
from tests.permissions.row import (
    CHAIRS_ELSEWHERE,
    ELSEWHERE,
    KEEPS_LOG,
    OFFICES,
    SEES_ACTION,
    Row,
    doing,
    for_everybody,
    own_only,
)
from tests.permissions.world import Records

ACCEPTS = OFFICES | {"chair_above"}
REVIEWS = KEEPS_LOG | {"member"}


def of_risk(status: str):
    def args(records: Records) -> list[Any]:
        rows = Risk.objects.filter(raised_in=records.group, status=status)
        return [rows.earliest("pk").pk]

    return args


ROWS = (
    for_everybody("governance:risk-list"),
    for_everybody("governance:risk-matrix"),
    Row(
        name="governance:risk-raise",
        own={200: KEEPS_LOG | CHAIRS_ELSEWHERE | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    Row(
        name="governance:risks-look",
        data=lambda records: {"risk": of_risk("open")(records)},
        own={200: KEEPS_LOG | {"chair_above"}, 302: {"chair_beside"} | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    own_only("governance:risk-detail", {200: SEES_ACTION}, args=of_risk("open")),
    own_only("governance:risk-review", doing(REVIEWS, SEES_ACTION, 200), args=of_risk("open")),
    *(
        own_only(
            f"governance:risk-{name}", doing(KEEPS_LOG, SEES_ACTION, 200), args=of_risk(status)
        )
        for name, status in (
            ("edit", "open"),
            ("escalate", "open"),
            ("close", "open"),
            ("reopen", "closed"),
        )
    ),
    *(
        own_only(
            f"governance:risk-{name}", doing(ACCEPTS, SEES_ACTION, 200), args=of_risk("passed_up")
        )
        for name in ("take-on", "send-back")
    ),
)
