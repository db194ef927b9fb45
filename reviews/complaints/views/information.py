"""Requests for information: the list, one of them, more time for it, its answer, closing it."""

from datetime import date
from functools import partial

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.buttons import ActionButton
from governance.core.form_pages import FormPage, bound_data, confirm, run_form
from governance.core.formatting import format_date
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.roles import scope_of
from governance.core.tables import Column, paginate_table, table_rows
from governance.core.timeline import build_timeline
from reviews.complaints import forms, operations
from reviews.complaints.grants import GRANTS, Permission
from reviews.complaints.lateness import extended_due_on, request_rule, request_standing
from reviews.complaints.models import InformationRequest, InformationRequestQuerySet
from reviews.complaints.transitions import REQUEST
from reviews.complaints.views.lookups import (
    add_button,
    bodies_in,
    place_for,
    request_or_404,
    restricted_file,
    visible_requests,
)

PAGES = (
    ("answer_request", "information-answer"),
    ("close_request", "information-close"),
    ("extend_request", "information-extend"),
    ("edit_request", "information-edit"),
)


def columns(on: date) -> tuple[Column, ...]:
    stands = partial(standing_words, on=on)
    return (
        Column("received", "Received", lambda row: row.received_on, "received_on"),
        Column("kind", "Kind", lambda row: row.get_kind_display(), "kind"),
        Column("authority", "Answered by", lambda row: row.authority or "Not known yet"),
        Column("status", "Stage", lambda row: row.get_status_display(), "status"),
        Column("stands", "Time limit", stands, "deadline__due_on"),
        Column("partnership", "Partnership", lambda row: row.partnership.short_name, "partnership"),
    )


def standing_words(row: InformationRequest, *, on: date) -> str:
    return request_standing(row, on=on).says


MORE = (
    Column("requester", "Who asks", lambda row: row.requester),
    Column("about", "Asked for", lambda row: row.about),
    Column("due", "Due", lambda row: row.deadline.due_on if row.deadline else None),
    Column("extension", "Why extended", lambda row: row.extension_reason),
    Column("answered", "Answered on", lambda row: row.answered_on),
    Column("outcome", "Answer", lambda row: row.get_outcome_display()),
    Column("exemptions", "Exemptions", lambda row: row.exemptions),
    Column("exempt_why", "Why exempt", lambda row: row.exemption_reason),
)
"""What the file has besides."""


def information_list(request: ActorRequest) -> HttpResponse:
    form = forms.RequestFilterForm(request.GET)
    rows = filter_requests(visible_requests(request), form, on=request.actor.on).for_list()
    rows, shown = rows.order_by("-received_on", "-pk"), columns(request.actor.on)
    if request.GET.get("as") == "xlsx":
        title = "Requests for information"
        return restricted_file(request, title, rows, (*shown, *MORE), operations.take_requests)
    listing = paginate_table(request, rows, shown)
    context = {
        "title": "Requests for information",
        "lede": "Freedom of information, environmental information and requests for one’s own "
        "data: which authority answers each, by when, and what was withheld.",
        "listing": listing,
        "rows": table_rows(listing.page, shown, "reviews:information-detail"),
        "filters": form,
        "here": reverse("reviews:information-list"),
        "other": ("Complaints", reverse("reviews:complaint-list")),
        "verbs": add_button(
            request.actor,
            Permission.MANAGE_REQUEST,
            "Record a request",
            reverse("reviews:information-receive"),
        ),
        "sees_any": bool(scope_of(request.actor, Permission.MANAGE_REQUEST, GRANTS)),
        "empty": ("No request is recorded", "The business office records each when it comes."),
        "marking": MARKING if listing.page.object_list else "",
    }
    return render(request, "reviews/complaints/list.html", context)


def filter_requests(
    rows: InformationRequestQuerySet, form: forms.RequestFilterForm, *, on: date
) -> InformationRequestQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    for word in wish.get("q", "").split():
        rows = rows.filter(Q(about__finds=word) | Q(requester__finds=word))
    if wish.get("kind"):
        rows = rows.filter(kind=wish["kind"])
    if wish.get("status") == "late":
        return rows.open().filter(deadline__due_on__lt=on)
    return rows.filter(status=wish["status"]) if wish.get("status") else rows


def information_receive(request: ActorRequest) -> HttpResponse:
    place = place_for(request, Permission.MANAGE_REQUEST, "a request")
    if isinstance(place, HttpResponse):
        return place
    page = FormPage(
        title="Record a request for information",
        lede="That it came and when: the time limit counts from that day. The answer itself is "
        "given by the authority, not here.",
        caption=str(place),
        marking=MARKING,
        button="Record it",
        back=reverse("reviews:information-list"),
        back_label="Requests for information",
        done="Recorded.",
        done_url=request_url,
        partnership=place,
    )
    form = forms.ReceiveRequestForm(bound_data(request), bodies=bodies_in(request, place))
    record = InformationRequest(partnership=place)
    return run_form(request, form, page, operations.receive_request, record)


def request_url(record: InformationRequest) -> str:
    return reverse("reviews:information-detail", args=[record.pk])


@require_safe
def information_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = request_or_404(request, pk)
    context = {
        "record": record,
        "title": f"Request received on {format_date(record.received_on)}",
        "standing": request_standing(record, on=request.actor.on),
        "rule": request_rule(
            record.kind, record.received_on, extended=record.extended_at is not None
        ),
        "verbs": buttons_of(request, record),
        "trail": build_timeline(record, reader=request.actor),
        "partnership": record.partnership,
        "marking": MARKING,
    }
    return render(request, "reviews/complaints/information.html", context)


def buttons_of(request: ActorRequest, record: InformationRequest) -> list[ActionButton]:
    return [
        ActionButton(REQUEST.label(verb), reverse(f"reviews:{page}", args=[record.pk]), True)
        for verb, page in PAGES
        if REQUEST.offers(verb, request.actor, record)
    ]


def page_for(
    record: InformationRequest, title: str, button: str, done: str, lede: str = ""
) -> FormPage:
    return FormPage(
        title=title,
        lede=lede,
        caption=f"Request received on {format_date(record.received_on)}",
        marking=MARKING,
        button=button,
        back=request_url(record),
        back_label="Back to the request",
        done=done,
        partnership=record.partnership,
        record=record,
    )


def information_edit(request: ActorRequest, pk: int) -> HttpResponse:
    record = request_or_404(request, pk)
    REQUEST.require("edit_request", request.actor, record)
    initial = initial_from(record, "requester", "about", "authority")
    bodies = bodies_in(request, record.partnership_id)
    form = forms.RequestForm(bound_data(request), bodies=bodies, initial=initial)
    page = page_for(record, "Change the words or the authority", "Save", "Saved.")
    return run_form(request, form, page, operations.edit_request, record)


def information_extend(request: ActorRequest, pk: int) -> HttpResponse:
    record = request_or_404(request, pk)
    REQUEST.require("extend_request", request.actor, record)
    due = extended_due_on(record)
    form = forms.ExtendForm(bound_data(request), initial=initial_from(record, "extension_reason"))
    lede = f"It is then due by {format_date(due)}. It can be extended once." if due else ""
    page = page_for(record, "Extend the time", "Extend the time", "Extended.", lede)
    return run_form(request, form, page, operations.extend_request, record)


def information_answer(request: ActorRequest, pk: int) -> HttpResponse:
    record = request_or_404(request, pk)
    REQUEST.require("answer_request", request.actor, record)
    form = forms.AnswerForm(bound_data(request))
    page = page_for(record, "Record the answer", "Save the answer", "Saved.")
    return run_form(request, form, page, operations.answer_request, record)


def information_close(request: ActorRequest, pk: int) -> HttpResponse:
    record = request_or_404(request, pk)
    REQUEST.require("close_request", request.actor, record)
    lede = "Nothing more is expected: no review of the answer was asked for, or it has ended."
    page = page_for(record, "Close the request?", "Close it", "Closed.", lede)
    return confirm(request, page, operations.close_request, record)
