"""What the laws ask of yearly reports, in one place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import F, Model

from assurance.yearly import forms
from assurance.yearly.operations import agreement
from governance.core.roles import Actor
from governance.signatures.models import Signature
from tests.architecture import publication
from tests.scenarios import yearly as scenarios
from tests.scenarios import yearly_words as words
from tests.scenarios.returns import as_seen
from tests.scenarios.yearly import SIGNED_AT


def office(report: Any) -> Actor:
    return scenarios.its_office(report)


def give_to_scrutiny(report: Any) -> None:
    agreement.give_to_scrutiny(
        report, by=office(report), at=SIGNED_AT, expected_version=as_seen(report)
    )


def take_back(report: Any) -> None:
    agreement.take_back(report, by=office(report), at=SIGNED_AT, note="A chapter is wrong.")


def send(report: Any) -> None:
    agreement.send(
        report,
        by=office(report),
        at=SIGNED_AT,
        expected_version=as_seen(report),
        missing_reason="It comes next year.",
        note="There is no scrutineer in post.",
    )


def send_back(report: Any) -> None:
    agreement.send_back(report, by=office(report), at=SIGNED_AT, note="A figure is wrong.")


def agree(report: Any) -> None:
    """By the last whose agreement is awaited; by somebody who signs where none is."""
    found = scenarios.fresh(report)
    waiting = scenarios.asked_of(found)
    seat = waiting[0].seat if waiting else found.group.signatories.earliest("pk").seat
    agreement.agree(
        found, by=scenarios.who_holds(seat), at=SIGNED_AT, expected_version=as_seen(found)
    )


def record_agreement(report: Any) -> None:
    found = scenarios.fresh(report)
    waiting = scenarios.asked_of(found) or list(Signature.objects.about(found))
    agreement.record_agreement(
        found,
        waiting[0] if waiting else Signature(round=found.round),
        scenarios.minutes(),
        by=office(found),
        at=SIGNED_AT,
        expected_version=as_seen(found),
    )


def pass_on(report: Any) -> None:
    """Once every seat that was asked has agreed, by whoever may send it back."""
    for signature in scenarios.asked_of(report):
        signature.status = signature.Status.RECORDED
        signature.signed_at, signature.signed_by_id = SIGNED_AT, office(report).user_id
        signature.save()
    for signatory in report.group.signatories.all():
        signatory.seat.signatures.filter(round=report.round).update(round=F("pk") + 50)
    agreement.pass_on(report, by=office(report), at=SIGNED_AT, expected_version=as_seen(report))


MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    "assurance.yearlyreport": {
        "give_to_scrutiny": give_to_scrutiny,
        "take_back": take_back,
        "send": send,
        "pass_on": pass_on,
        "agree": agree,
        "record_agreement": record_agreement,
        "send_back": send_back,
        **publication.REPORT_MOVES,
    },
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "assurance.yearlyreport": {
        "open": words.opened,
        "recompose": words.recomposed,
        "freeze": words.frozen,
        **publication.REPORT_BEGUN,
    },
    "assurance.yearlysection": {
        "place": words.a_place,
        "write": words.written,
        "assign": words.assigned,
    },
    "assurance.yearlyrequirement": {
        "list_asked": words.a_requirement,
        "say_no_evidence": words.said_no_evidence,
    },
    "assurance.yearlystep": {
        "add_step": words.a_step,
        "change": words.changed_step,
        "tick": words.ticked_step,
    },
    "assurance.yearlystatement": {"state": words.stated, "restate": words.restated},
    "assurance.yearlycomment": {
        "comment": words.commented,
        "revise": words.revised,
        "answer": words.answered,
    },
}
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "assurance.yearlyreport": {
        "give_to_scrutiny": (("preparing",), "scrutiny"),
        "take_back": (("scrutiny",), "preparing"),
        "send": (("scrutiny",), "sent"),
        "pass_on": (("sent",), "sent"),
        "agree": (("sent",), "signed"),
        "record_agreement": (("sent",), "signed"),
        "send_back": (("sent",), "preparing"),
        "publish": (("signed",), "published"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "assurance.yearlyreport": ({"open"}, {"recompose", "freeze", "start_interval"}),
    "assurance.yearlysection": ({"place"}, {"write", "assign"}),
    "assurance.yearlyrequirement": ({"list_asked"}, {"say_no_evidence"}),
    "assurance.yearlystep": ({"add_step"}, {"change", "tick"}),
    "assurance.yearlystatement": ({"state"}, {"restate"}),
    "assurance.yearlycomment": ({"comment"}, {"revise", "answer"}),
}
IRREVERSIBLE = {
    "assurance.yearlyreport": {"send", "pass_on", "agree", "record_agreement", "publish"}
}
IRREVERSIBLE_OPERATIONS = (
    agreement.send,
    agreement.pass_on,
    agreement.agree,
    agreement.record_agreement,
)
send_form = partial(forms.SendForm, is_whole=False, has_statement=False)
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    "assurance.yearlyreport.missing_reason": [(send_form, "missing_reason")],
    "assurance.yearlyrequirement.no_evidence": [(forms.NoEvidenceForm, "no_evidence")],
    "assurance.yearlysection.text": [(forms.SectionForm, "text")],
    "assurance.yearlystep.title": [(forms.StepForm, "title"), (forms.StepChangesForm, "title")],
    "assurance.yearlystep.owner": [(forms.StepForm, "owner"), (forms.StepChangesForm, "owner")],
    "assurance.yearlystatement.text": [
        (forms.StatementForm, "text"),
        (forms.RestatementForm, "text"),
    ],
    "assurance.yearlycomment.text": [(forms.CommentForm, "text"), (forms.RevisedForm, "text")],
    "assurance.yearlycomment.answer": [(forms.AnswerForm, "text")],
}
PAGES = """
    yearly-agree yearly-comment yearly-comment-answer yearly-comment-revise yearly-detail
    yearly-freeze yearly-give-to-scrutiny yearly-list yearly-open yearly-pdf yearly-plan
    yearly-recompose yearly-record-agreement yearly-requirement-no-evidence yearly-requirements
    yearly-restate yearly-rows yearly-section-assign yearly-section-write yearly-send
    yearly-send-back yearly-state yearly-step-add yearly-step-change yearly-step-tick
    yearly-take-back yearly-word yearly-write
"""
"""Lit by the entry under which all reports stand."""
THE_REPORT = "Yearly report 2024 to 2025, Leicester"
PHRASES = (
    *(
        ("assurance.yearlyreport", verb, THE_REPORT)
        for verb in (
            "open",
            "recompose",
            "freeze",
            "give_to_scrutiny",
            "take_back",
            "send",
            "pass_on",
            "agree",
            "record_agreement",
            "send_back",
        )
    ),
    *(
        ("assurance.yearlysection", verb, "the section “foreword”")
        for verb in ("place", "write", "assign")
    ),
    *(
        ("assurance.yearlyrequirement", verb, "“What was done”")
        for verb in ("list_asked", "say_no_evidence")
    ),
    *(("assurance.yearlystep", verb, "“Draft”") for verb in ("add_step", "change", "tick")),
    *(("assurance.yearlystatement", verb, "the statement") for verb in ("state", "restate")),
    *(("assurance.yearlycomment", verb, "a comment") for verb in ("comment", "revise", "answer")),
)
SAID = (
    f"opened {THE_REPORT}",
    f"compiled the evidence of {THE_REPORT} again",
    f"froze the evidence of {THE_REPORT}",
    f"gave {THE_REPORT} to the scrutineer",
    f"took {THE_REPORT} back from scrutiny",
    f"sent {THE_REPORT} for signature",
    f"passed {THE_REPORT} on to those who sign",
    f"agreed to {THE_REPORT}",
    f"recorded an agreement to {THE_REPORT}",
    f"sent {THE_REPORT} back",
    "added the section “foreword”",
    "wrote the section “foreword”",
    "said who writes the section “foreword”",
    "listed “What was done”",
    "said what evidence there is of “What was done”",
    "planned “Draft”",
    "changed “Draft”",
    "ticked “Draft”",
    "wrote the statement",
    "changed the statement",
    "made a comment",
    "changed a comment",
    "answered a comment",
)
"""How each verb is told, in the same order."""
