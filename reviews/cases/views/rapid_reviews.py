"""The rapid review of a case: what was found, decided, signed, sent and answered."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.buttons import ActionButton
from governance.core.form_pages import FormPage, bound_data, confirm, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.registry import shown_parts
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.timeline import read_lines
from governance.rules.schema import Provision
from governance.signatures.models import signatures_of
from reviews.cases import access
from reviews.cases.content.marking import said_of_mark
from reviews.cases.content.reasons import reasons_of
from reviews.cases.content.report import MARKING
from reviews.cases.forms import rapid_reviews as forms
from reviews.cases.forms.screening import WhyForm
from reviews.cases.models import CasePaper, CriterionConsidered, PanelResponse, RapidReview
from reviews.cases.models.rapid_reviews import TEXTS
from reviews.cases.operations import panel, rapid_reviews
from reviews.cases.transitions import CRITERION, PANEL_RESPONSE, RAPID_REVIEW
from reviews.cases.transitions.review_requirements import criteria_in_force
from reviews.cases.views.context import clocks_of, steps_context
from reviews.cases.views.copies import copy_buttons
from reviews.cases.views.lookups import response_or_404, review_or_404, review_url
from reviews.cases.views.signing import (
    is_asked,
    label_of,
    missing_to_sign,
    signed_words,
    what_is_signed,
)

BUTTONS = {
    "send_to_partners": ("Send to the partners to sign", "reviews:rapid-send-to-partners"),
    "sign": ("Sign", "reviews:rapid-sign"),
    "dissent": ("Dissent", "reviews:rapid-dissent"),
    "send": ("Record that it was sent to the Panel", "reviews:rapid-send"),
    "send_back": ("Take it back to change it", "reviews:rapid-send-back"),
}


OF_A_LETTER = ("recorded_by", "answered_by", "letter")
"""What its page shows beside the words of a letter."""


@require_safe
def rapid_detail(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    return render(request, "reviews/cases/rapid_review.html", detail_context(request, review))


def detail_context(request: ActorRequest, review: RapidReview) -> dict[str, Any]:
    actor, case = request.actor, review.case
    rows = signatures_of(review)
    now = [row for row in rows if row.round == review.round]
    letters = list(review.responses.select_related(*OF_A_LETTER).order_by("pk"))
    said = reasons_of(read_lines(*now, *letters), *now, *letters)
    clocks = clocks_of(case, actor=actor)
    return {
        "review": review,
        "case": case,
        "partnership": case.partnership,
        "marking": MARKING,
        "verbs": buttons_of(actor, review, rows),
        "clock": next((each for each in clocks if each.deadline == review.deadline), None),
        "texts": [(label_of(RapidReview, name), getattr(review, name)) for name in TEXTS],
        "criteria": criteria_of(review, actor),
        "signatures": [(row, said.get(row, "")) for row in now],
        "responses": [(row, said.get(row, ""), said_of_mark(row.letter)) for row in letters],
        "edits": edits_of(actor, review),
        "may_take": access.can_read_whole(actor, case),
        "copies": copy_buttons(actor, case, CasePaper.Report.RAPID),
        "may_record": PANEL_RESPONSE.offers("record_response", actor, PanelResponse(review=review)),
        "missing": missing_to_sign(RAPID_REVIEW, actor, review, at=review.opened_at),
        "parts": shown_parts(case._meta.label_lower, case, actor, is_whole=True),
        **steps_context(case, on=actor.on),
    }


def buttons_of(actor: Actor, review: RapidReview, rows: Any) -> list[ActionButton]:
    """The moves that are this person's; to sign or dissent only while their seat is asked."""
    hidden = () if is_asked(actor, rows) else ("sign", "dissent")
    return [
        ActionButton(label, reverse(url_name, args=[review.case_id]), by_link=True)
        for verb, (label, url_name) in BUTTONS.items()
        if verb not in hidden and RAPID_REVIEW.offers(verb, actor, review)
    ]


def edits_of(actor: Actor, review: RapidReview) -> dict[str, str]:
    """The pages on which its words are written, for who writes them."""
    pages = {"record_meeting": "reviews:rapid-meeting", "decide": "reviews:rapid-decide"}
    return {
        verb: reverse(url_name, args=[review.case_id])
        for verb, url_name in pages.items()
        if RAPID_REVIEW.offers(verb, actor, review)
    }


def criteria_of(
    review: RapidReview, actor: Actor
) -> list[tuple[Provision, CriterionConsidered | None, str]]:
    """Each criterion in force, what was found of it, and where it is considered."""
    found = {each.code: each for each in review.criteria.select_related("considered_by")}
    may = CRITERION.offers("consider", actor, CriterionConsidered(review=review))
    return [
        (
            each,
            found.get(each.code),
            reverse("reviews:rapid-consider", args=[review.case_id, each.code]) if may else "",
        )
        for each in criteria_in_force(actor.on)
    ]


def page_for(review: RapidReview, title: str, button: str, done: Any, **more: Any) -> FormPage:
    return FormPage(
        title=title,
        caption=review.case.reference,
        marking=MARKING,
        button=button,
        back=review_url(review),
        back_label="Back to the rapid review",
        done=done,
        partnership=review.case.partnership,
        record=review,
        **more,
    )


def rapid_meeting(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    RAPID_REVIEW.require_allowed("record_meeting", request.actor, review)
    initial = initial_from(review, "meeting_on", "present", *TEXTS)
    form = forms.MeetingForm(bound_data(request), initial=initial)
    page = page_for(review, "Record the meeting", "Save", "Saved.")
    return run_form(request, form, page, rapid_reviews.record_meeting, review)


def rapid_decide(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    RAPID_REVIEW.require_allowed("decide", request.actor, review)
    initial = initial_from(review, "decision", "rationale", "instead")
    form = forms.DecisionForm(bound_data(request), initial=initial)
    page = page_for(review, "Record the decision", "Save", "Saved.")
    return run_form(request, form, page, rapid_reviews.decide, review)


def rapid_consider(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    review = review_or_404(request, pk)
    criteria = {each.code: each for each in criteria_in_force(request.actor.on)}
    if code not in criteria:
        raise Http404
    CRITERION.require("consider", request.actor, CriterionConsidered(review=review), about=review)
    found = review.criteria.filter(code=code).first()
    initial = {"finding": found.finding, "reason": found.reason} if found else {}
    form = forms.CriterionForm(bound_data(request), initial=initial)
    page = page_for(
        review,
        "Consider a criterion",
        "Save",
        "Saved.",
        lede=f"{criteria[code].text} ({criteria[code].citation})",
    )
    return run_form(request, form, page, rapid_reviews.consider, review, code)


def rapid_send_to_partners(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    RAPID_REVIEW.require("send_to_partners", request.actor, review)
    page = page_for(
        review,
        "Send the rapid review to the partners?",
        "Send it to sign",
        "Sent. Those who sign are told by e-mail that a matter needs them.",
        warning="What it says is frozen with a hash: that is what they sign.",
    )
    return confirm(request, page, rapid_reviews.send_to_partners, review)


def rapid_sign(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    RAPID_REVIEW.require("sign", request.actor, review)
    page = page_for(
        review,
        "Sign the rapid review?",
        "Sign",
        signed_words,
        lede=f"You sign {what_is_signed(review)} Read it on its page first.",
    )
    return confirm(request, page, rapid_reviews.sign, review)


def rapid_dissent(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    RAPID_REVIEW.require("dissent", request.actor, review)
    page = page_for(
        review,
        "Dissent from the rapid review?",
        "Dissent",
        "Recorded. Your dissent goes with the review.",
        lede=f"You do not sign {what_is_signed(review)}",
    )
    form = forms.DissentForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, rapid_reviews.dissent, review)


def rapid_send_back(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    RAPID_REVIEW.require("send_back", request.actor, review)
    page = page_for(
        review,
        "Take the rapid review back?",
        "Take it back",
        "Taken back. It can be changed; the next sending asks all to sign again.",
    )
    form = WhyForm(bound_data(request))
    return run_form(request, form, page, rapid_reviews.send_back, review)


def rapid_send(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    RAPID_REVIEW.require("send", request.actor, review)
    page = page_for(review, "Record that it was sent to the Panel", "Record it", "Recorded.")
    form = forms.SendForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, rapid_reviews.send, review)


def rapid_response(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    PANEL_RESPONSE.require(
        "record_response", request.actor, PanelResponse(review=review), about=review
    )
    page = page_for(review, "Record a letter of the Panel", "Record it", "Recorded.")
    form = forms.ResponseForm(bound_data(request), request.FILES or None)
    return run_form(request, form, page, panel.record_response, review)


def response_answer(request: ActorRequest, pk: int) -> HttpResponse:
    response = response_or_404(request, pk)
    PANEL_RESPONSE.require_allowed("answer_response", request.actor, response)
    page = page_for(response.review, "Record our answer to the Panel", "Save", "Saved.")
    initial = initial_from(response, "answer", "answered_on")
    form = forms.AnswerForm(bound_data(request), initial=initial)
    return run_form(request, form, page, panel.answer_response, response)
