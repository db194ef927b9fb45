"""The page on which a person writes something down: one form, one operation, nothing lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Manager, Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from governance.core import form_recovery
from governance.core.buttons import ActionButton
from governance.core.errors import NotNow, Stale
from governance.core.timeline import latest_event


@dataclass(frozen=True)
class Notice:
    """Something to know before an operation: what it is, and the lines that say it."""

    title: str
    lines: tuple[str, ...]
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """What stands around the form; ``record`` is what another may change meanwhile.

    ``points`` are told before it, and ``instead`` is what one may rather do first.
    """

    title: str
    button: str
    back: str
    back_label: str
    done: str = ""
    caption: str = ""
    lede: str = ""
    warning: str = ""
    before_title: str = ""
    before: str = ""
    partnership: Model | None = None
    record: Model | None = None
    points: tuple[Notice, ...] = ()
    instead: ActionButton | None = None
    cancel_label: str = ""


def bound_data(request: HttpRequest) -> QueryDict | None:
    """What was sent, or what was typed before the session ended; None for an untouched form."""
    return (request.POST if request.method == "POST" else None) or form_recovery.recovered(request)


def confirm(
    request: HttpRequest, perform: Callable[[], str | None], page: FormPage
) -> HttpResponse:
    """Ask before an operation that cannot be taken back or reaches many; nothing is typed here.

    Raises NotNow, as ``handle_form`` does for a form in which nobody wrote anything.
    """
    return handle_form(
        request, forms.Form(request.POST if request.method == "POST" else None), perform, page
    )


def handle_form(
    request: HttpRequest, form: forms.Form, perform: Callable[[], str | None], page: FormPage
) -> HttpResponse:
    """Draw the form; when it is sent and well formed, do the operation and go where it says.

    ``perform`` returns an address, or None for the page one came from.
    """
    if request.method != "POST" or not form.is_valid():
        return render_form_page(request, form, page, is_kept=bool(form_recovery.recovered(request)))
    try:
        url = perform()
    except ValidationError as error:
        add_errors(form, error)
        return render_form_page(request, form, page)
    except Stale as stale:
        return render_conflict(request, form, page, stale)
    except NotNow as closed:
        if not form.fields:
            raise
        step = latest_event(closed.record, closed.verb, seen_by=request.user.pk)
        return render_form_page(request, form, page, 409, sentence=closed.sentence, step=step)
    if page.done:
        messages.success(request, page.done)
    return redirect(url or page.back)


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Each beside its field where the form has it, else above the form."""
    found = (
        error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    )
    for name, says in found.items():
        for sentence in says:
            form.add_error(name if name in form.fields else None, sentence)


def render_form_page(
    request: HttpRequest, form: forms.Form, page: FormPage, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "page": page, **more}
    if page.partnership is not None:
        context["partnership"] = page.partnership
    return render(request, "governance/core/form_page.html", context, status=status)


def diffable_text(value: Any) -> str | None:
    """What can be laid side by side: a text, or the names of many rows; None for the rest."""
    if isinstance(value, Manager | QuerySet):
        return ", ".join(sorted(map(str, value.all()))) or "None"
    return value if isinstance(value, str) else None


def render_conflict(
    request: HttpRequest, form: forms.Form, page: FormPage, stale: Stale
) -> HttpResponse:
    """The form again with what was saved meanwhile beside what this person typed (409)."""
    record = stale.record
    record.refresh_from_db()
    latest = record.history.select_related("history_user").latest()
    texts = [
        {
            "id": name,
            "label": form.fields[name].label if name in form.fields else name.replace("_", " "),
            "theirs": theirs,
            "yours": yours,
        }
        for name, typed in stale.changes.items()
        if (yours := diffable_text(typed)) is not None
        and (theirs := diffable_text(getattr(record, name))) != yours
    ]
    again = QueryDict(mutable=True)
    again.update(form.data)
    again[form.add_prefix("seen")] = record.version
    form.data = again
    who, when = latest.history_user, latest.history_date
    is_own = who is not None and who.pk == request.user.pk
    return render_form_page(
        request, form, page, 409, conflict=texts, who=who, when=when, is_own=is_own
    )
