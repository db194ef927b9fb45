"""What the laws ask of published yearly reports, in one place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model

from assurance.publication import forms
from assurance.publication.operations import dispatches, publishing
from tests.scenarios import yearly as scenarios
from tests.scenarios.returns import NOON

REPORT_MOVES: dict[str, Callable[[Any], object]] = {"publish": scenarios.publish}
"""How the verb of this room is done to the report of the room below."""
REPORT_BEGUN: dict[str, Callable[[], Model]] = {
    "start_interval": partial(scenarios.a_next_report_with_twelve_months, NOON),
}
MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    "assurance.yearlydispatch": {
        "email_copy": scenarios.email,
        "confirm_sent": scenarios.confirm_sent,
        "fail": scenarios.fail,
        "record_sent": scenarios.record_sent,
        "dismiss": scenarios.dismiss,
        "reopen": scenarios.reopen,
    },
}


def a_listed_dispatch() -> Model:
    return scenarios.its_dispatches(scenarios.a_published_report(at=NOON))[0]


BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "assurance.yearlydispatch": {
        "expect": a_listed_dispatch,
        "add_recipient": scenarios.an_added_dispatch,
        "write_letter": scenarios.a_rewritten_dispatch,
        "give_proof": scenarios.a_proven_dispatch,
    },
    "assurance.yearlypresentation": {
        "list_board": partial(scenarios.a_listed_presentation, NOON),
        "plan_presentation": scenarios.a_planned_presentation,
        "change_presentation": scenarios.a_changed_presentation,
        "tick_presentation": scenarios.a_ticked_presentation,
    },
    "assurance.yearlyerratum": {
        "put_right": scenarios.an_erratum,
        "change_erratum": scenarios.a_changed_erratum,
    },
}
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "assurance.yearlydispatch": {
        "email_copy": (("waiting",), "queued"),
        "confirm_sent": (("waiting", "queued"), "sent"),
        "fail": (("queued",), "waiting"),
        "record_sent": (("waiting", "queued"), "sent"),
        "dismiss": (("waiting",), "not_needed"),
        "reopen": (("sent", "not_needed"), "waiting"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "assurance.yearlydispatch": ({"expect", "add_recipient"}, {"write_letter", "give_proof"}),
    "assurance.yearlypresentation": (
        {"list_board", "plan_presentation"},
        {"change_presentation", "tick_presentation"},
    ),
    "assurance.yearlyerratum": ({"put_right"}, {"change_erratum"}),
}
IRREVERSIBLE = {"assurance.yearlydispatch": {"email_copy"}}
IRREVERSIBLE_OPERATIONS = (publishing.publish, dispatches.email_copy)
HEADINGS = [("foreword", "Foreword")]
erratum_form = partial(forms.ErratumForm, headings=HEADINGS)
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    "assurance.yearlydispatch.recipient": [(forms.RecipientForm, "recipient")],
    "assurance.yearlydispatch.letter": [(forms.LetterForm, "letter")],
    "assurance.yearlydispatch.proof": [(forms.ProofForm, "proof"), (forms.SentForm, "proof")],
    "assurance.yearlydispatch.reason": [(forms.ReasonForm, "note")],
    "assurance.yearlypresentation.board": [
        (forms.PresentationForm, "board"),
        (forms.PresentationChangesForm, "board"),
    ],
    "assurance.yearlypresentation.remark": [(forms.TickForm, "remark")],
    **{
        f"assurance.yearlyerratum.{name}": [
            (erratum_form, name),
            (forms.ErratumChangesForm, name),
        ]
        for name in ("said", "right", "reason")
    },
}
NOT_WRITTEN_ABOUT_CHILDREN = {
    "assurance.yearlydispatch.address": "the mailbox or office of a board",
}
THE_REPORT = "Yearly report 2024 to 2025, Leicester"
THE_COPY = f"the copy of {THE_REPORT} for the Panel"
THE_PRESENTATION = f"the presentation of {THE_REPORT} to the Health and Wellbeing Board"
THE_ERRATUM = f"an erratum to {THE_REPORT}"
PHRASES = (
    *(
        ("assurance.yearlydispatch", verb, THE_COPY)
        for verb in (
            "expect",
            "add_recipient",
            "email_copy",
            "confirm_sent",
            "fail",
            "record_sent",
            "dismiss",
            "reopen",
            "write_letter",
            "give_proof",
        )
    ),
    *(
        ("assurance.yearlypresentation", verb, THE_PRESENTATION)
        for verb in ("list_board", "plan_presentation", "change_presentation", "tick_presentation")
    ),
    *(("assurance.yearlyerratum", verb, THE_ERRATUM) for verb in ("put_right", "change_erratum")),
    ("assurance.yearlyreport", "publish", THE_REPORT),
    ("assurance.yearlyreport", "start_interval", THE_REPORT),
)
SAID = (
    f"listed {THE_COPY}",
    f"added {THE_COPY}",
    f"handed the e-mail with {THE_COPY} to the outbox",
    f"saw the e-mail go out with {THE_COPY}",
    f"saw the e-mail fail with {THE_COPY}",
    f"recorded the sending of {THE_COPY}",
    f"found no need of {THE_COPY}",
    f"put {THE_COPY} back among those to be sent",
    f"changed the letter with {THE_COPY}",
    f"gave the proof of {THE_COPY}",
    f"listed {THE_PRESENTATION}",
    f"planned {THE_PRESENTATION}",
    f"changed {THE_PRESENTATION}",
    f"ticked {THE_PRESENTATION}",
    f"made {THE_ERRATUM}",
    f"changed {THE_ERRATUM}",
    f"published {THE_REPORT}",
    f"started the 12 months in which {THE_REPORT} is published",
)
"""How each verb is told, in the same order."""
PAGES = """
    yearly-dispatch yearly-email yearly-errata yearly-erratum-add yearly-erratum-change
    yearly-figures-now yearly-letter yearly-not-needed yearly-presentation-add
    yearly-presentation-change yearly-presentation-tick yearly-presentations yearly-proof
    yearly-proof-file yearly-public yearly-public-file yearly-public-list yearly-publish
    yearly-recipient-add yearly-reopen yearly-sent
"""
"""Lit by the entry under which all reports stand."""
