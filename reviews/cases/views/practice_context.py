"""What the page of a practice review shows: its limit, its parts, buttons, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

from governance.core.attached_rows import Parts, attach_parts
from governance.core.buttons import ActionButton
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.timeline import read_lines, timeline_from
from governance.rules.files import rule_sets_in_force
from governance.rules.schema import Provision, Rule
from governance.signatures.models import Signature, signatures_of
from reviews.cases.content.reasons import reasons_of
from reviews.cases.content.report import MARKING
from reviews.cases.models import (
    CasePaper,
    DraftCopy,
    Involvement,
    PracticeReview,
    ProgressCheck,
    ReviewCost,
    ReviewerCandidate,
    WrittenRequest,
)
from reviews.cases.operations import clocks
from reviews.cases.transitions import (
    CANDIDATE,
    CHECK,
    COPY,
    COST,
    INVOLVEMENT,
    PRACTICE_REVIEW,
    REQUEST,
)
from reviews.cases.transitions.practice_requirements import open_proceedings
from reviews.cases.views.context import clocks_of
from reviews.cases.views.copies import copy_buttons
from reviews.cases.views.signing import is_asked, label_of, missing_to_sign

PRACTICE, PUBLISHED = CasePaper.Report.PRACTICE, CasePaper.Report.PUBLISHED
BUTTONS = {
    "send_to_partners": ("Send to the partners to sign", "reviews:practice-send-to-partners"),
    "sign": ("Sign", "reviews:practice-sign"),
    "dissent": ("Dissent", "reviews:practice-dissent"),
    "give_notice": ("Record the notice of publication", "reviews:practice-notice"),
    "publish": ("Record the publication", "reviews:practice-publish"),
    "publish_information": (
        "Record that the improvements were published",
        "reviews:practice-publish-information",
    ),
    "withdraw_notice": ("Withdraw the notice", "reviews:practice-withdraw-notice"),
    "send_back": ("Take it back to change it", "reviews:practice-send-back"),
    "end": ("End the practice review", "reviews:practice-end"),
}
"""The moves of a practice review as buttons, in the order in which they are drawn."""
EDITS = {
    "set_terms": "reviews:practice-terms",
    "plan_check": "reviews:practice-next-check",
    "write_report": "reviews:practice-report",
    "decide_publication": "reviews:practice-publication",
    "write_press_lines": "reviews:practice-press",
    "release_press_lines": "reviews:practice-release",
    "take_down": "reviews:practice-take-down",
}
CANDIDATE_PAGES = {
    "assess": ("What is known of them", "reviews:reviewer-assess"),
    "appoint": ("Appoint", "reviews:reviewer-appoint"),
    "set_aside": ("Not chosen", "reviews:reviewer-set-aside"),
    "record_contract": ("The contract", "reviews:reviewer-contract"),
    "remove": ("Remove", "reviews:reviewer-remove"),
}
ADDED: Mapping[str, tuple[Any, type, str]] = {
    "shortlist": (CANDIDATE, ReviewerCandidate, "reviews:practice-shortlist"),
    "involve": (INVOLVEMENT, Involvement, "reviews:practice-involve"),
    "check_progress": (CHECK, ProgressCheck, "reviews:practice-check"),
    "record_request": (REQUEST, WrittenRequest, "reviews:practice-request"),
    "give_copy": (COPY, DraftCopy, "reviews:practice-copy"),
    "record_cost": (COST, ReviewCost, "reviews:practice-cost"),
}
"""What is added to a practice review, with the page on which it is."""
PROVISIONS = ("reviewers", "written-requests", "reports")
"""What the law says of a practice review that is no time limit."""


@dataclass(frozen=True)
class CostLine:
    """What one organisation bears in all, in pence."""

    organisation: str
    pence: int


PARTS: Parts = {
    "steps": (("recorded_by",), ("happened_on", "pk")),
    "checks": (("recorded_by",), ("checked_on", "pk")),
    "candidates": (("assessed_by", "appointed_by"), ("pk",)),
    "requests": ((), ("pk",)),
    "copies": (("reader", "recorded_by"), ("pk",)),
    "costs": (("organisation",), ("pk",)),
}
"""What was written down in a practice review."""


def detail_context(request: ActorRequest, review: PracticeReview) -> dict[str, Any]:
    actor, case = request.actor, review.case
    rows = signatures_of(review) if review.round else []
    clocks = clocks_of(case, actor=actor)
    attach_parts(review, PARTS)
    candidates, costs = list(review.candidates.all()), list(review.costs.all())
    now = [row for row in rows if row.round == review.round]
    lines = read_lines(review, *candidates, *costs, *now)
    said = reasons_of(lines, *candidates, *costs, *now)
    may_answer = REQUEST.offers("answer_request", actor, WrittenRequest(review=review))
    return {
        "review": review,
        "case": case,
        "partnership": case.partnership,
        "marking": MARKING,
        "copy_buttons": copy_buttons(actor, case, PRACTICE, PUBLISHED),
        "verbs": buttons_of(actor, review, rows),
        "edits": edits_of(actor, review),
        "added": added_to(actor, review),
        "clock": next((each for each in clocks if each.deadline == review.deadline), None),
        "missing": missing_to_sign(PRACTICE_REVIEW, actor, review, at=review.commissioned_at),
        "texts": [(label_of(PracticeReview, name), getattr(review, name)) for name in SHOWN],
        "candidates": candidates_of(actor, review, candidates, said),
        "steps": review.steps.all(),
        "checks": review.checks.all(),
        "is_check_overdue": review.is_check_overdue(on=actor.on),
        "requests": [(each, may_answer) for each in review.requests.all()],
        "copies": review.copies.all(),
        "costs": costs_of(actor, review, costs, said),
        "totals": totals_of(costs),
        "total": sum(each.pence for each in costs if not each.is_struck),
        "signatures": [(row, said.get(row, "")) for row in now],
        "proceedings": open_proceedings(review) if holds_press_lines(review) else [],
        "rules": rules_of(review),
        "provisions": provisions_of(actor),
        "trail": timeline_from(lines, review, *candidates, reader=actor),
    }


def holds_press_lines(review: PracticeReview) -> bool:
    """Whether there are lines for the press that nobody may use yet, so that it is said why."""
    return bool(review.press_lines) and review.press_released_at is None


SHOWN = ("perspective", "analysis", "improvements")


def buttons_of(
    actor: Actor, review: PracticeReview, rows: Sequence[Signature]
) -> list[ActionButton]:
    """The moves that are this person's; to sign only while their seat is asked, and to publish
    what was decided to be."""
    hidden = {"publish" if review.is_withheld else "publish_information"}
    if not is_asked(actor, rows):
        hidden |= {"sign", "dissent"}
    return [
        ActionButton(label, reverse(url_name, args=[review.case_id]), by_link=True)
        for verb, (label, url_name) in BUTTONS.items()
        if verb not in hidden and PRACTICE_REVIEW.offers(verb, actor, review)
    ]


def edits_of(actor: Actor, review: PracticeReview) -> dict[str, str]:
    """The pages on which its words are written, for who writes them."""
    return {
        verb: reverse(url_name, args=[review.case_id])
        for verb, url_name in EDITS.items()
        if PRACTICE_REVIEW.offers(verb, actor, review)
    }


def added_to(actor: Actor, review: PracticeReview) -> dict[str, str]:
    """The pages on which something is added to it, for who adds it."""
    return {
        verb: reverse(url_name, args=[review.case_id])
        for verb, (table, model, url_name) in ADDED.items()
        if table.offers(verb, actor, model(review=review))
    }


def candidates_of(
    actor: Actor,
    review: PracticeReview,
    rows: Sequence[ReviewerCandidate],
    said: Mapping[Model, str],
) -> list[tuple[ReviewerCandidate, str, list[tuple[str, str]]]]:
    """Each person considered, why they were not chosen or were removed, and what may be done."""
    found = []
    for row in rows:
        row.review = review
        pages = [
            (label, reverse(url_name, args=[row.pk]))
            for verb, (label, url_name) in CANDIDATE_PAGES.items()
            if CANDIDATE.offers(verb, actor, row)
        ]
        found.append((row, said.get(row, ""), pages))
    return found


def costs_of(
    actor: Actor, review: PracticeReview, rows: Sequence[ReviewCost], said: Mapping[Model, str]
) -> list[tuple[ReviewCost, str, str]]:
    """Each cost, why it was struck out, and where it is by who may."""
    found = []
    for row in rows:
        row.review = review
        may = COST.offers("strike_cost", actor, row)
        url = reverse("reviews:cost-strike", args=[row.pk]) if may else ""
        found.append((row, said.get(row, ""), url))
    return found


def totals_of(rows: Sequence[ReviewCost]) -> list[CostLine]:
    """What each organisation bears, by name."""
    sums: dict[str, int] = {}
    for row in rows:
        if not row.is_struck:
            sums[str(row.organisation)] = sums.get(str(row.organisation), 0) + row.pence
    return [CostLine(name, pence) for name, pence in sorted(sums.items())]


RULES = {
    "monitoring": "practice-review-monitoring",
    "notice": "practice-review-notice",
    "ofsted": "practice-review-notice-to-ofsted",
    "improvements": "improvements-notice",
    "availability": "practice-review-availability",
}


def rules_of(review: PracticeReview) -> dict[str, Rule]:
    """The rules of the case's edition that its page names; without those it has not."""
    edition, on = review.case.guidance, review.decided_on
    found = {name: clocks.rule_of(code, edition, on) for name, code in RULES.items()}
    return {name: rule for name, rule in found.items() if rule}


def provisions_of(actor: Actor) -> dict[str, Provision]:
    """What the law in force says of reviewers, written requests and reports."""
    return {
        each.code.replace("-", "_"): each
        for edition in rule_sets_in_force(actor.on)
        if edition.kind == "law"
        for each in edition.provisions
        if each.code in PROVISIONS
    }
