"""One concern: recording it, reading it, its answer, closing it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.form_pages import FormPage, bound_data, confirm, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.timeline import build_timeline
from reviews.cases.views.lookups import case_url
from reviews.child_deaths import forms, operations
from reviews.child_deaths.models import PanelConcern
from reviews.child_deaths.transitions import CONCERN
from reviews.child_deaths.views import context
from reviews.child_deaths.views.lookups import concern_or_404, own_cases, place_for

PAGES = (
    ("answer_concern", "concern-answer"),
    ("edit_concern", "concern-edit"),
    ("close_concern", "concern-close"),
)


def concern_pass(request: ActorRequest) -> HttpResponse:
    place = place_for(request, "a concern")
    if isinstance(place, HttpResponse):
        return place
    form = forms.PassConcernForm(bound_data(request), cases=own_cases(request, place))
    page = FormPage(
        title="Record a concern",
        lede="A safeguarding concern that the partnership and the child death overview panel told "
        "each other. Only the business office and the safeguarding partners see it.",
        caption=str(place),
        marking=MARKING,
        button="Record it",
        back=reverse("reviews:concern-list"),
        back_label="Concerns passed on",
        done="Recorded.",
        done_url=concern_url,
        partnership=place,
    )
    record = PanelConcern(partnership=place)
    return run_form(request, form, page, operations.pass_concern, record)


def concern_url(concern: PanelConcern) -> str:
    return reverse("reviews:concern-detail", args=[concern.pk])


@require_safe
def concern_detail(request: ActorRequest, pk: int) -> HttpResponse:
    concern = concern_or_404(request, pk)
    sections = [("What was said", concern.said)]
    if concern.outcome:
        sections.append(("What came of it", concern.outcome))
    told = {
        "record": concern,
        "title": f"Concern passed on {context.format_date(concern.passed_on)}",
        "back": reverse("reviews:concern-list"),
        "back_label": "Concerns passed on",
        "facts": context.concern_facts(concern, case_url),
        "sections": sections,
        "verbs": context.buttons_of(request.actor, concern, CONCERN, PAGES),
        "trail": build_timeline(concern, reader=request.actor),
        "partnership": concern.partnership,
        "marking": MARKING,
        "readers": "Only the people named on the case see this."
        if concern.case
        else "Only the business office and the safeguarding partners see this.",
    }
    return render(request, "reviews/child_deaths/detail.html", told)


def page_for(concern: PanelConcern, title: str, button: str, done: str, lede: str = "") -> FormPage:
    return FormPage(
        title=title,
        lede=lede,
        caption=f"Concern passed on {context.format_date(concern.passed_on)}",
        marking=MARKING,
        button=button,
        back=concern_url(concern),
        back_label="Back to the concern",
        done=done,
        partnership=concern.partnership,
        record=concern,
    )


def concern_edit(request: ActorRequest, pk: int) -> HttpResponse:
    concern = concern_or_404(request, pk)
    CONCERN.require("edit_concern", request.actor, concern)
    initial = initial_from(concern, "said", "told_by", "told_to", "themes")
    form = forms.ConcernForm(bound_data(request), initial=initial)
    page = page_for(concern, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, operations.edit_concern, concern)


def concern_answer(request: ActorRequest, pk: int) -> HttpResponse:
    concern = concern_or_404(request, pk)
    CONCERN.require("answer_concern", request.actor, concern)
    form = forms.AnswerForm(bound_data(request))
    page = page_for(concern, "Record the answer", "Save the answer", "Saved.")
    return run_form(request, form, page, operations.answer_concern, concern)


def concern_close(request: ActorRequest, pk: int) -> HttpResponse:
    concern = concern_or_404(request, pk)
    CONCERN.require("close_concern", request.actor, concern)
    lede = "Nothing more comes of it. Its words can then not be changed any more."
    page = page_for(concern, "Close the concern?", "Close it", "Closed.", lede)
    return confirm(request, page, operations.close_concern, concern)
