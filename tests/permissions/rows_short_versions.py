"""The pages of short versions: one with its young reader, one that is released."""

from collections.abc import Callable
from typing import Any

from assurance.short_versions import forms
from governance.core.form_pages import seen_of
from tests.permissions.row import (
    OFFICE,
    PARTNERS,
    SCRUTINEER,
    YOUNG,
    Row,
    doing,
    own_only,
)
from tests.permissions.world import Records
from tests.scenarios.clients import carried, confirmed

READS = OFFICE | PARTNERS | SCRUTINEER | YOUNG | {"agency_lead", "data_provider"}
"""Everybody whose seat reaches the whole partnership, once it is released."""
FOLLOWS = OFFICE | PARTNERS | SCRUTINEER | YOUNG
"""Who sees one that is being read: who sees the draft of the report, and its young reader."""
YOUNG_PEOPLE, EASY_READ = "young-people", "easy-read"


def of_report(records: Records) -> list[Any]:
    return [records.yearly.pk]


def of_kind(records: Records) -> list[Any]:
    return [records.yearly.pk, YOUNG_PEOPLE]


def of(kind: str) -> Callable[[Records], list[Any]]:
    return lambda records: [records.short(kind).pk]


def of_part(records: Records) -> list[Any]:
    return [records.short(YOUNG_PEOPLE).parts.earliest("number").pk]


def what_is_said(records: Records) -> dict[str, Any]:
    form = forms.ReadyForm(initial=seen_of(records.short(YOUNG_PEOPLE)))
    return {"text": "I understood all of it.", **carried(form)}


READING, OUT = of(YOUNG_PEOPLE), of(EASY_READ)
CLOSED, CLOSED_OUT = doing(OFFICE, FOLLOWS, done=409), doing(OFFICE, READS, done=409)
ROWS: tuple[Row, ...] = (
    own_only("assurance:yearly-short-versions", {200: READS}, args=of_report),
    own_only("assurance:short-version-begin", doing(OFFICE, READS, done=200), args=of_kind),
    *(
        own_only(f"assurance:short-version-{page}", {200: FOLLOWS}, args=READING, what="being read")
        for page in ("detail", "pdf")
    ),
    *(
        own_only(f"assurance:short-version-{page}", {200: READS}, args=OUT, what="released")
        for page in ("detail", "pdf")
    ),
    own_only("assurance:short-version-pdf", {302: READS}, method="post", args=OUT, what="released"),
    own_only("assurance:short-part-write", CLOSED, args=of_part),
    own_only("assurance:short-version-send", CLOSED, args=READING),
    *(
        own_only(f"assurance:short-version-{page}", doing(YOUNG, FOLLOWS, done=200), args=READING)
        for page in ("ready", "unclear")
    ),
    own_only(
        "assurance:short-version-ready",
        doing(YOUNG, FOLLOWS),
        method="post",
        args=READING,
        data=what_is_said,
    ),
    own_only("assurance:short-version-take-back", doing(OFFICE, FOLLOWS, done=200), args=READING),
    own_only(
        "assurance:short-version-take-back",
        doing(OFFICE, FOLLOWS),
        method="post",
        args=READING,
        data=lambda records: {"note": "A figure is wrong."},
    ),
    own_only("assurance:short-version-release", CLOSED_OUT, args=OUT),
    own_only(
        "assurance:short-version-release",
        CLOSED_OUT,
        method="post",
        args=OUT,
        data=lambda records: confirmed(records.short(EASY_READ)),
    ),
    own_only("assurance:short-version-withdraw", doing(OFFICE, READS, done=200), args=OUT),
    own_only(
        "assurance:short-version-withdraw",
        doing(OFFICE, READS),
        method="post",
        args=OUT,
        data=lambda records: {"note": "A figure in it was wrong."},
    ),
    own_only("assurance:short-version-rewrite", CLOSED_OUT, args=OUT),
)
