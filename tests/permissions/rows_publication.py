"""The pages of a published yearly report: read by its partnership, worked on by its office."""

from typing import Any

from assurance.publication import forms
from governance.core.forms.fields import initial_from
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
"""Everybody whose seat reaches the whole partnership."""
WORKS, SENT_ALREADY = doing(OFFICE, READS, done=200), doing(OFFICE, READS, done=409)


def of_report(records: Records) -> list[Any]:
    return [records.yearly.pk]


def of_copy(records: Records) -> list[Any]:
    return [records.copies[0].pk]


def of_sent_copy(records: Records) -> list[Any]:
    return [records.copies[1].pk]


def of_presentation(records: Records) -> list[Any]:
    return [records.yearly.presentations.earliest("pk").pk]


def of_erratum(records: Records) -> list[Any]:
    return [records.yearly.errata.earliest("pk").pk]


def as_drawn(records: Records) -> dict[str, Any]:
    """What the form shows of the erratum at first."""
    return initial_from(records.yearly.errata.earliest("pk"), "said", "right", "reason")


ROWS: tuple[Row, ...] = (
    *(
        own_only(f"assurance:{name}", {200: READS}, args=of_report)
        for name in ("yearly-dispatch", "yearly-presentations", "yearly-errata")
    ),
    own_only("assurance:yearly-publish", SENT_ALREADY, args=of_report),
    own_only(
        "assurance:yearly-publish",
        SENT_ALREADY,
        method="post",
        args=of_report,
        data=lambda records: confirmed(records.yearly),
    ),
    *(
        own_only(f"assurance:{name}", WORKS, args=of_report)
        for name in (
            "yearly-recipient-add",
            "yearly-presentation-add",
            "yearly-erratum-add",
            "yearly-figures-now",
        )
    ),
    own_only("assurance:yearly-figures-now", WORKS, method="post", args=of_report),
    *(
        own_only(f"assurance:{name}", WORKS, args=of_copy)
        for name in ("yearly-letter", "yearly-email", "yearly-sent", "yearly-not-needed")
    ),
    own_only(
        "assurance:yearly-not-needed",
        doing(OFFICE, READS),
        method="post",
        args=of_copy,
        data=lambda records: {"note": "It is no more."},
    ),
    own_only(
        "assurance:yearly-email",
        doing(OFFICE, READS),
        method="post",
        args=of_copy,
        data=lambda records: confirmed(records.copies[0]),
    ),
    *(
        own_only(f"assurance:{name}", SENT_ALREADY, args=of_copy, what="before it is sent")
        for name in ("yearly-proof", "yearly-reopen")
    ),
    *(
        own_only(f"assurance:{name}", WORKS, args=of_sent_copy)
        for name in ("yearly-proof", "yearly-reopen", "yearly-proof-file")
    ),
    *(
        own_only(f"assurance:{name}", SENT_ALREADY, args=of_sent_copy, what="once it is sent")
        for name in ("yearly-letter", "yearly-email", "yearly-sent", "yearly-not-needed")
    ),
    own_only(
        "assurance:yearly-reopen",
        doing(OFFICE, READS),
        method="post",
        args=of_sent_copy,
        data=lambda records: {"note": "It came back."},
    ),
    *(
        own_only(f"assurance:yearly-presentation-{verb}", WORKS, args=of_presentation)
        for verb in ("change", "tick")
    ),
    own_only("assurance:yearly-erratum-change", WORKS, args=of_erratum),
    own_only(
        "assurance:yearly-erratum-change",
        doing(OFFICE, READS),
        method="post",
        args=of_erratum,
        data=lambda records: {
            "said": "Six.",
            "right": "Seven.",
            "reason": "A slip.",
            **carried(forms.ErratumChangesForm(initial=as_drawn(records))),
        },
    ),
)
