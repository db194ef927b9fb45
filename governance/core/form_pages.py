"""The page on which a person writes something down: one form, one operation, nothing lost."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from governance.core import form_recovery
from governance.core.buttons import ActionButton
from governance.core.drawn_fields import DrawnFields, drawn_stamp
from governance.core.errors import NotNow, Stale, sentences_by_field
from governance.core.form_submissions import (
    claim,
    save_url,
    submission_key,
    submission_token,
    url_of,
)
from governance.core.forms.fields import EXPECTED_VERSION
from governance.core.forms.operation_forms import ConfirmationForm, OperationForm
from governance.core.history import saved_since
from governance.core.models import TrailEntry
from governance.core.requests import ActorRequest
from governance.core.timeline import build_timeline, latest_event

Operation = Callable[..., Any]
"""Any of ours: each has its own subject, its own names for what it is given and its own result."""


@dataclass(frozen=True)
class Notice:
    """Something to know before an operation: what it is, and the lines that say it."""

    title: str
    lines: tuple[str, ...]
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """What stands around the form; ``record`` is what another may change meanwhile.

    ``points`` are told before it, and ``instead`` is what one may rather do first. Once it is
    done, ``done`` is said and ``done_url`` is gone to, or ``back``; what the operation returned
    may decide either.
    """

    title: str
    button: str
    back: str
    back_label: str
    done: str | Callable[[Any], str] = ""
    done_level: int = messages.SUCCESS
    done_url: Callable[[Any], str] | None = None
    caption: str = ""
    lede: str = ""
    warning: str = ""
    before_title: str = ""
    before: str = ""
    partnership: Model | None = None
    record: Model | None = None
    parts: Callable[[], Iterable[Model]] = tuple
    """What hangs on the record: what was done to them meanwhile is told as well."""
    points: tuple[Notice, ...] = ()
    instead: ActionButton | None = None
    cancel_label: str = ""
    marking: str = ""
    """How what is restricted is marked, above the page."""
    preview_label: str = ""
    """A second button that shows the page again with what was typed, and does nothing."""
    next_url: str = ""
    """What one may go on to once it is saved: a second button, “Save and next”."""


def bound_data(request: HttpRequest) -> QueryDict | None:
    """What was sent, or what was typed before the session ended; None for an untouched form."""
    return (request.POST if request.method == "POST" else None) or form_recovery.recovered(request)


def confirm(
    request: ActorRequest, page: FormPage, operation: Operation, *subject: Any
) -> HttpResponse:
    """Ask before an operation that cannot be taken back or reaches many; nothing is typed here.

    It is done only to what this page showed of its record. Raises what ``run_form`` does.
    """
    data = request.POST if request.method == "POST" else None
    form = ConfirmationForm(data, initial=seen_of(page.record))
    return run_form(request, form, page, operation, *subject)


def seen_of(record: Model | None) -> dict[str, Any]:
    """How a form begins that confirms something about a record; two queries at most."""
    if record is None:
        return {}
    newest = TrailEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    return {EXPECTED_VERSION: replace(drawn_stamp(record), last_event=newest or 0)}


def run_form(
    request: ActorRequest, form: OperationForm, page: FormPage, operation: Operation, *subject: Any
) -> HttpResponse:
    """Draw the form; when it is sent and well formed, do the operation and lead on from there.

    ``subject`` is what the operation is given before what the form holds. When another changed or
    closed the record meanwhile, the form is drawn again with that and with what was typed (409).
    Raises NotAllowed, and NotNow for a form in which nobody wrote anything.
    """
    if request.method != "POST" or not form.is_valid() or is_preview(request, page):
        return render_form_page(request, form, page, is_kept=bool(form_recovery.recovered(request)))
    return respond_once(request, form, partial(respond, request, form, page, operation, *subject))


def is_preview(request: HttpRequest, page: FormPage) -> bool:
    """Whether it was sent only to see what would come of it."""
    return bool(page.preview_label) and "preview" in request.POST


def respond_once(
    request: ActorRequest, form: OperationForm, respond: Callable[[], HttpResponse]
) -> HttpResponse:
    """Let ``respond`` make what a well-formed form asks for; sent again, lead to what it made.

    It is done when it leads on and has found nothing wrong; otherwise all of it is undone.
    """
    key = submission_key(request) if form.makes_something_new else ""
    if not key:
        return respond()
    with transaction.atomic():
        if not claim(key, at=timezone.now()):
            return redirect_to_first(request, key)
        response = respond()
        is_done = response.status_code == HTTPStatus.FOUND and not form.errors
        transaction.set_rollback(not is_done)
        if is_done:
            save_url(key, response["Location"])
    return response


def respond(
    request: ActorRequest, form: OperationForm, page: FormPage, operation: Operation, *subject: Any
) -> HttpResponse:
    """Do the operation with what a well-formed form holds, and lead on or say why it was not."""
    result, refusal = perform_unless_changed(request, form, operation, *subject)
    if isinstance(refusal, Stale) and was_read_too_early(request, form, refusal):
        return respond_again(request)
    if refusal is not None:
        return render_refusal(request, form, page, refusal)
    if form.errors:
        return render_form_page(request, form, page)
    return redirect_with_message(request, page, result)


def perform(request: ActorRequest, form: OperationForm, operation: Operation, *subject: Any) -> Any:
    """Do the operation with what a well-formed form holds; returns what the operation returns.

    What it finds wrong with the data stands in ``form.errors`` afterwards. Raises NotAllowed,
    NotNow, Stale.
    """
    given = form.operation_input()
    try:
        return operation(*subject, **given, by=request.actor, at=timezone.now())
    except ValidationError as error:
        add_errors(form, error)
    return None


def perform_unless_changed(
    request: ActorRequest, form: OperationForm, operation: Operation, *subject: Any
) -> tuple[Any, Stale | NotNow | None]:
    """The same for a page that shows what was typed when another changed or closed the record.

    Returns what the operation returned, and why it was not done, if it was not.
    """
    try:
        return perform(request, form, operation, *subject), None
    except (Stale, NotNow) as refusal:
        return None, refusal


def redirect_with_message(request: ActorRequest, page: FormPage, result: Any) -> HttpResponse:
    """Say that it is done, and go where the page says."""
    if says := page.done(result) if callable(page.done) else page.done:
        messages.add_message(request, page.done_level, says)
    return redirect(page.done_url(result) if page.done_url else page.back)


def redirect_to_first(request: ActorRequest, key: str) -> HttpResponse:
    """The same form was sent before: to what it made, and nothing is made again."""
    messages.info(request, "This was saved already. Nothing was saved twice.")
    return redirect(url_of(key))


def respond_again(request: ActorRequest) -> HttpResponse:
    """Let the view read what another saved between its reading and its operation, once."""
    request.has_read_again = True
    view, args, kwargs = request.resolver_match
    return cast(HttpResponse, view(request, *args, **kwargs))


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Each beside its field where the form has it, else above the form."""
    for name, sentences in sentences_by_field(error).items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)


def render_form_page(
    request: HttpRequest, form: forms.Form, page: FormPage, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "page": page, **more}
    if getattr(form, "makes_something_new", False):
        context["submission_token"] = submission_token(request)
    if page.partnership is not None:
        context["partnership"] = page.partnership
    if page.marking:
        context["marking"] = page.marking
    return render(request, "governance/core/form_page.html", context, status=status)


def render_refusal(
    request: ActorRequest, form: OperationForm, page: FormPage, refusal: Stale | NotNow
) -> HttpResponse:
    """The form again because the record was changed or closed meanwhile (409)."""
    if isinstance(refusal, Stale):
        return render_conflict(request, form, page, refusal)
    return render_closed(request, form, page, refusal)


def render_closed(
    request: ActorRequest, form: forms.Form, page: FormPage, closed: NotNow
) -> HttpResponse:
    """What was typed, and why it cannot be saved any more; raises NotNow if nothing was typed."""
    if not form.visible_fields():
        raise closed
    step = latest_event(closed.record, closed.verb, seen_by=request.user.pk)
    return render_form_page(request, form, page, 409, sentence=closed.sentence, step=step)


def render_conflict(
    request: ActorRequest, form: OperationForm, page: FormPage, stale: Stale
) -> HttpResponse:
    """The form again with what was saved meanwhile beside what this person typed (409)."""
    drawn: DrawnFields = form.cleaned_data[EXPECTED_VERSION]
    form.show_conflicts()
    if not stale.changes:
        return render_moved(request, form, page, drawn)
    saved = saved_since(stale.record, drawn.version, [each.name for each in form.conflicts])
    for each in form.conflicts:
        if found := saved.get(each.name):
            each.who, each.when = found.who, found.at
    return render_form_page(request, form, page, 409, is_conflict=True, saved=saved.get(""))


def render_moved(
    request: ActorRequest, form: OperationForm, page: FormPage, drawn: DrawnFields
) -> HttpResponse:
    """What is confirmed is no longer what the page showed: what came since, and a fresh page."""
    watched = [each for each in (page.record, *page.parts()) if each is not None]
    since = build_timeline(*watched, reader=request.actor, after=drawn.last_event)
    return render_form_page(request, form, page, 409, is_moved=True, since=since)


def was_read_too_early(request: ActorRequest, form: OperationForm, stale: Stale) -> bool:
    """Whether the record was changed even after this request read what its page shows."""
    read: DrawnFields | None = form.initial.get(EXPECTED_VERSION)
    if read is None or getattr(request, "has_read_again", False):
        return False
    return read.version != getattr(stale.record, "version", read.version)
