"""The pages of what groups recommend: made in the group, answered by the group above."""

from typing import Any

from governance.recommendations.models import GroupRecommendation
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

HAS_IT = OFFICES | {"chair_above"}


def of_status(status: str):
    def args(records: Records) -> list[Any]:
        rows = GroupRecommendation.objects.filter(group=records.group, status=status)
        return [rows.earliest("pk").pk]

    return args


ROWS = (
    for_everybody("governance:recommendation-list"),
    Row(
        name="governance:recommendation-make",
        own={200: KEEPS_LOG | CHAIRS_ELSEWHERE | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    own_only("governance:recommendation-detail", {200: SEES_ACTION}, args=of_status("put")),
    *(
        own_only(
            f"governance:recommendation-{name}",
            doing(KEEPS_LOG, SEES_ACTION, 200),
            args=of_status(status),
        )
        for name, status in (
            ("edit", "draft"),
            ("put", "draft"),
            ("receive", "answered"),
            ("withdraw", "put"),
        )
    ),
    *(
        own_only(
            f"governance:recommendation-{name}",
            doing(HAS_IT, SEES_ACTION, 200),
            args=of_status("put"),
        )
        for name in ("answer", "pass-on", "send-back")
    ),
    own_only(
        "governance:recommendation-action",
        doing(KEEPS_LOG | HAS_IT, SEES_ACTION, 200),
        args=of_status("answered"),
    ),
)
