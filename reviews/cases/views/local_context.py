"""What the page of a local learning review shows: its limit, timetable, words and signatures."""

from datetime import date
from typing import Any

from django.urls import reverse

from governance.core.buttons import ActionButton
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.timeline import read_lines, timeline_from
from governance.signatures.models import Signature, signatures_of
from reviews.cases.content.reasons import reasons_of
from reviews.cases.content.report import MARKING
from reviews.cases.models import Case, CasePaper, LocalReview
from reviews.cases.review_steps import local_steps_of
from reviews.cases.transitions import LOCAL_REVIEW
from reviews.cases.views.context import clocks_of, sources_of, without_limit
from reviews.cases.views.copies import copy_buttons
from reviews.cases.views.signing import is_asked, label_of, missing_to_sign

BUTTONS = {
    "send_to_partners": ("Send to the partners to sign", "reviews:local-send-to-partners"),
    "sign": ("Sign", "reviews:local-sign"),
    "dissent": ("Dissent", "reviews:local-dissent"),
    "complete": ("Record that it is completed", "reviews:local-complete"),
    "send_back": ("Take it back to change it", "reviews:local-send-back"),
    "withdraw": ("Withdraw the review", "reviews:local-withdraw"),
}
"""The moves of a local learning review as buttons, in the order in which they are drawn."""
QUIET = ("send_back", "withdraw")
EDITS = {
    "name_lead": "reviews:local-lead",
    "set_terms": "reviews:local-terms",
    "set_day": "reviews:local-day",
    "record_meeting": "reviews:local-meeting",
    "write_findings": "reviews:local-findings",
}


def detail_context(request: ActorRequest, review: LocalReview) -> dict[str, Any]:
    actor, case = request.actor, review.case
    rows = signatures_of(review) if review.round else []
    now = [row for row in rows if row.round == review.round]
    lines = read_lines(review, *now)
    said = reasons_of(lines, *now)
    clocks = clocks_of(case, actor=actor)
    steps = local_steps_of(case, on=actor.on)
    return {
        "review": review,
        "case": case,
        "partnership": case.partnership,
        "marking": MARKING,
        "verbs": buttons_of(actor, review, rows),
        "edits": edits_of(actor, review),
        "copies": copy_buttons(actor, case, CasePaper.Report.LOCAL),
        "clock": next((each for each in clocks if each.deadline == review.deadline), None),
        "without_limit": without_limit(case, on=actor.on),
        "steps": steps,
        "step_sources": sources_of(steps),
        "missing": missing_to_sign(LOCAL_REVIEW, actor, review, at=review.opened_at),
        "terms": texts_of(review, "terms", "method"),
        "findings": texts_of(review, "findings", "good_practice", "learning"),
        "signatures": [(row, said.get(row, "")) for row in now],
        "trail": timeline_from(lines, review, reader=actor),
    }


def texts_of(review: LocalReview, *names: str) -> list[tuple[str, str]]:
    return [(label_of(LocalReview, name), getattr(review, name)) for name in names]


def buttons_of(actor: Actor, review: LocalReview, rows: list[Signature]) -> list[ActionButton]:
    """The moves that are this person’s; to sign or dissent only while their seat is asked."""
    hidden = () if is_asked(actor, rows) else ("sign", "dissent")
    return [
        ActionButton(
            label,
            reverse(url_name, args=[review.case_id]),
            by_link=True,
            tone="secondary" if verb in QUIET else "",
        )
        for verb, (label, url_name) in BUTTONS.items()
        if verb not in hidden and LOCAL_REVIEW.offers(verb, actor, review)
    ]


def edits_of(actor: Actor, review: LocalReview) -> dict[str, str]:
    """The pages on which its words are written, for who writes them."""
    return {
        verb: reverse(url_name, args=[review.case_id])
        for verb, url_name in EDITS.items()
        if LOCAL_REVIEW.offers(verb, actor, review)
    }


def readers_of(case: Case, *, on: date) -> list[Any]:
    """Who may lead it: the people on the list who read the whole of the case."""
    return [
        each.person
        for each in case.people.all()
        if each.is_acting(on=on) and (case.has_met or each.role not in each.FOR_AN_AGENCY)
    ]
