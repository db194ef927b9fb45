"""The pages on which a yearly report is made: the world's own is out, so what writes is closed."""

from collections.abc import Callable
from typing import Any

from tests.permissions.row import (
    OFFICE,
    PARTNERS,
    SCRUTINEER,
    YOUNG,
    Row,
    doing,
    for_everybody,
    own_only,
)
from tests.permissions.world import Records
from tests.scenarios.clients import confirmed

READS = OFFICE | PARTNERS | SCRUTINEER | YOUNG | {"agency_lead", "data_provider"}
"""Everybody whose seat reaches the whole partnership, once it is published."""
SCRUTINISES = SCRUTINEER | {"independent_advisor"}
COMMENTS = OFFICE | PARTNERS
WRITES = doing(OFFICE, READS, done=409)
"""Who might, and is told that it is closed; others who see it are refused."""


def of_report(records: Records) -> list[Any]:
    return [records.yearly.pk]


def of_heading(records: Records) -> list[Any]:
    return [records.yearly.pk, "foreword"]


def first_of(name: str) -> Callable[[Records], list[Any]]:
    """The first of what hangs on the report."""
    return lambda records: [getattr(records.yearly, name).earliest("pk").pk]


def of_statement(records: Records) -> list[Any]:
    return [records.yearly.statement.pk]


def of_signature(records: Records) -> list[Any]:
    return [records.yearly.pk, records.yearly_signature.pk]


READ = ("yearly-detail", "yearly-requirements", "yearly-plan", "yearly-pdf", "yearly-word")
ROWS: tuple[Row, ...] = (
    for_everybody("assurance:yearly-list"),
    Row(
        name="assurance:yearly-open",
        own={200: OFFICE | {"officer_beside", "officer_elsewhere"}},
        others=403,
        is_about_records=False,
    ),
    *(own_only(f"assurance:{name}", {200: READS}, args=of_report) for name in READ),
    own_only("assurance:yearly-rows", {404: READS}, args=of_report, what="of no figure"),
    own_only("assurance:yearly-write", WRITES, args=of_report),
    *(
        own_only(f"assurance:{name}", WRITES, args=of_report)
        for name in (
            "yearly-freeze",
            "yearly-give-to-scrutiny",
            "yearly-step-add",
            "yearly-send",
        )
    ),
    own_only("assurance:yearly-recompose", WRITES, method="post", args=of_report),
    own_only("assurance:yearly-section-write", WRITES, args=first_of("sections")),
    own_only("assurance:yearly-section-assign", WRITES, args=first_of("sections")),
    own_only("assurance:yearly-requirement-no-evidence", WRITES, args=first_of("requirements")),
    own_only("assurance:yearly-step-change", WRITES, args=first_of("steps")),
    own_only("assurance:yearly-step-tick", WRITES, args=first_of("steps")),
    own_only("assurance:yearly-comment-answer", WRITES, args=first_of("comments")),
    own_only("assurance:yearly-comment-revise", {403: READS}, args=first_of("comments")),
    own_only("assurance:yearly-comment", doing(COMMENTS, READS, done=409), args=of_heading),
    own_only("assurance:yearly-state", doing(SCRUTINISES, READS, done=409), args=of_report),
    own_only("assurance:yearly-restate", {403: READS}, args=of_statement),
    *(
        own_only(f"assurance:{name}", WRITES, args=of_report)
        for name in ("yearly-take-back", "yearly-send-back")
    ),
    own_only("assurance:yearly-agree", {403: READS}, args=of_report),
    own_only(
        "assurance:yearly-record-agreement", doing(OFFICE, READS, done=200), args=of_signature
    ),
    own_only(
        "assurance:yearly-freeze",
        WRITES,
        method="post",
        args=of_report,
        data=lambda records: confirmed(records.yearly),
    ),
)
