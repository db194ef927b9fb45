"""The pages of challenges: read where they were raised and asked, answered by who was asked."""

from typing import Any

from governance.challenges.models import Challenge
from tests.permissions.row import (
    ABOVE,
    BESIDE,
    ELSEWHERE,
    HELPERS,
    LEAD_ELSEWHERE,
    OFFICE,
    OFFICES,
    ONLOOKERS,
    PARTNERS,
    READERS,
    SCRUTINEER,
    SEES_ACTION,
    SEES_PARTNERSHIP,
    SPEAKERS,
    Row,
    doing,
    for_everybody,
    own_only,
)
from tests.permissions.world import Records

RAISES = (
    SEES_PARTNERSHIP | HELPERS | READERS | ONLOOKERS | ABOVE | BESIDE | ELSEWHERE | LEAD_ELSEWHERE
) | {"chair_beside"}
"""Everybody with a seat."""
RAISED_IT = {"member"}
ANSWERS = SPEAKERS | OFFICES
SEES_AGENCYS = OFFICE | PARTNERS | SCRUTINEER | RAISED_IT | {"agency_lead", "data_provider"}
ANSWERS_AGENCYS = OFFICE | {"agency_lead"}


def of_challenge(status: str, kind: str = "challenge"):
    def args(records: Records) -> list[Any]:
        rows = Challenge.objects.filter(group=records.group, status=status, kind=kind)
        return [rows.earliest("pk").pk]

    return args


def agencys(records: Records) -> list[Any]:
    rows = Challenge.objects.filter(partnership=records.partnership, status="sent")
    return [rows.earliest("pk").pk]


ROWS = (
    for_everybody("governance:challenge-list"),
    Row(name="governance:challenge-raise", own={200: RAISES}, others=403, is_about_records=False),
    Row(
        name="governance:challenges-move",
        data=lambda records: {"challenge": of_challenge("sent")(records)},
        own={200: SEES_ACTION, 302: RAISES - SEES_ACTION},
        others=403,
        is_about_records=False,
    ),
    own_only("governance:challenge-detail", {200: SEES_ACTION}, args=of_challenge("sent")),
    own_only(
        "governance:challenge-detail", {200: RAISED_IT}, args=of_challenge("draft"), what="unsent"
    ),
    own_only("governance:challenge-detail", {200: SEES_AGENCYS}, args=agencys, what="to an agency"),
    own_only(
        "governance:challenge-answer",
        doing(ANSWERS_AGENCYS, SEES_AGENCYS, 200),
        args=agencys,
        what="of an agency",
    ),
    own_only(
        "governance:challenge-answer",
        doing(ANSWERS, SEES_ACTION, 200),
        args=of_challenge("sent"),
    ),
    own_only(
        "governance:challenge-acknowledge",
        doing(ANSWERS, SEES_ACTION, 200),
        args=of_challenge("given", "commendation"),
    ),
    own_only(
        "governance:challenge-action",
        doing(ANSWERS, SEES_ACTION, 200),
        args=of_challenge("answered"),
    ),
    own_only(
        "governance:challenge-move-date",
        doing(OFFICES | RAISED_IT, SEES_ACTION, 200),
        args=of_challenge("sent"),
    ),
    *(
        own_only(
            f"governance:challenge-{name}",
            doing(RAISED_IT, SEES_ACTION, 200),
            args=of_challenge(status),
        )
        for name, status in (
            ("verify", "answered"),
            ("ask-again", "answered"),
            ("pass-up", "answered"),
            ("withdraw", "sent"),
        )
    ),
    *(
        own_only(f"governance:challenge-{name}", {200: RAISED_IT}, args=of_challenge("draft"))
        for name in ("edit", "send")
    ),
)
