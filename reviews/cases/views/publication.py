"""How a practice review becomes public: decision, notice, publication, press, taking down."""

from django.http import HttpResponse

from governance.core.form_pages import bound_data, run_form, seen_of
from governance.core.formatting import format_date
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from reviews.cases.forms import practice_reviews as forms
from reviews.cases.forms.screening import WhyForm
from reviews.cases.models import PracticeReview
from reviews.cases.operations import publication
from reviews.cases.transitions import PRACTICE_REVIEW
from reviews.cases.transitions.practice_requirements import notice_rule, open_proceedings
from reviews.cases.views.lookups import practice_or_404
from reviews.cases.views.practice_reviews import page_for


def practice_publication(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require_allowed("decide_publication", request.actor, review)
    initial = initial_from(review, "is_withheld", "withheld_reason", "information")
    form = forms.PublicationForm(bound_data(request), initial=initial)
    page = page_for(
        review,
        "Decide whether the report is published",
        "Save",
        "Saved.",
        lede="A report is published unless the partners find that inappropriate; then they publish "
        "what they can about the improvements (Children Act 2004, section 16F).",
    )
    return run_form(request, form, page, publication.decide_publication, review)


def practice_notice(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("give_notice", request.actor, review)
    rule = notice_rule(review, request.actor.on)
    page = page_for(
        review,
        "Record the notice of publication",
        "Record it",
        "Recorded. The page says from which day it may be published.",
        lede=f"{rule.limit} working days must pass between the later of both days and the "
        f"publication ({rule.citation}{'' if rule.confirmed else ', to be confirmed'}).",
    )
    form = forms.NoticeForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, publication.give_notice, review)


def practice_withdraw_notice(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("withdraw_notice", request.actor, review)
    page = page_for(
        review,
        "Withdraw the notice?",
        "Withdraw it",
        "Withdrawn. It needs a new notice before it is published.",
    )
    form = WhyForm(bound_data(request))
    return run_form(request, form, page, publication.withdraw_notice, review)


def from_when(review: PracticeReview) -> str:
    """The sentence above the form of a publication."""
    day = format_date(review.publishable_from) if review.publishable_from else ""
    return f"It may be published from {day}. An earlier day is refused."


def practice_publish(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("publish", request.actor, review)
    page = page_for(
        review, "Record the publication", "Record it", "Recorded.", lede=from_when(review)
    )
    form = forms.PublishForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, publication.publish, review)


def practice_publish_information(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("publish_information", request.actor, review)
    page = page_for(
        review,
        "Record that the improvements were published",
        "Record it",
        "Recorded.",
        lede=from_when(review),
    )
    form = forms.PublishForm(bound_data(request), initial=seen_of(review))
    return run_form(request, form, page, publication.publish_information, review)


def practice_take_down(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("take_down", request.actor, review)
    day = format_date(review.public_until) if review.public_until else ""
    page = page_for(
        review,
        "Record that it was taken down",
        "Record it",
        "Recorded.",
        lede=f"It stays public at least until {day}. An earlier day is refused.",
    )
    form = forms.TakeDownForm(bound_data(request), initial=initial_from(review, "taken_down_on"))
    return run_form(request, form, page, publication.take_down, review)


def practice_press(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require_allowed("write_press_lines", request.actor, review)
    form = forms.PressForm(bound_data(request), initial=initial_from(review, "press_lines"))
    page = page_for(review, "Write the lines for the press", "Save", "Saved.")
    return run_form(request, form, page, publication.write_press_lines, review)


def practice_release(request: ActorRequest, pk: int) -> HttpResponse:
    review = practice_or_404(request, pk)
    PRACTICE_REVIEW.require("release_press_lines", request.actor, review)
    held_by = ", ".join(str(each).lower() for each in open_proceedings(review))
    page = page_for(
        review,
        "Let the press lines be used?",
        "Release them",
        "Released.",
        warning=f"This has not ended: {held_by}." if held_by else "",
    )
    form = forms.ReleaseForm(bound_data(request), initial=initial_from(review))
    return run_form(request, form, page, publication.release_press_lines, review)
