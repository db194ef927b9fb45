"""What is done to an action once it is raised: each deed its own page and form."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from governance.actions import access
from governance.actions import choices as action_choices
from governance.actions.forms import transitions as forms
from governance.actions.forms.actions import ReassignForm
from governance.actions.models import Action, Assignment
from governance.actions.operations import actions, assignments
from governance.actions.operations.actions import Shown
from governance.actions.operations.assignments import To, whom
from governance.actions.transitions import ACTION, ASSIGNMENT
from governance.actions.views.actions import action_or_404, around
from governance.core import identifier_screening as identifying
from governance.core.errors import NotAllowed, NotNow
from governance.core.form_pages import posted, write
from governance.core.workflow import Who


def open_for(request: HttpRequest, pk: int, verb: str) -> Action:
    """The action, if this actor may do this to it now; raises NotAllowed or NotNow."""
    record = action_or_404(request, pk)
    ACTION.require(verb, request.actor, record)
    return record


def still_open(request: HttpRequest, pk: int, verb: str, who: Who) -> Action:
    """The action, if something may be added to it by whom ``who`` allows; raises the same."""
    record = action_or_404(request, pk)
    if not who(request.actor, record):
        raise NotAllowed(verb, record)
    if not record.is_open:
        raise NotNow(verb, record)
    return record


def action_update(request: HttpRequest, pk: int) -> HttpResponse:
    record = still_open(request, pk, "update", access.works_on)
    form = forms.ProseAboutForm(
        posted(request), label="How does it stand?", missing="Say how it stands."
    )

    def deed() -> None:
        text, note = form.cleaned_data["text"], identifying.note(form.confirmed)
        actions.update(record, text, by=request.actor, at=timezone.now(), note=note)

    return write(
        request, form, deed, around(record, "Say how it stands", "Save the update", "Saved.")
    )


def action_assign(request: HttpRequest, pk: int) -> HttpResponse:
    record = still_open(request, pk, "assign", access.keeps)
    now = [whom(each) for each in record.assignments.all()]
    initial = ReassignForm.drawn_with((to.kind, to.pk) for to in now)
    choices = action_choices.doers(record, request.actor)
    form = ReassignForm(posted(request), initial=initial, **choices)

    def deed() -> None:
        to = [To(*each) for each in form.chosen()]
        seen = [To(*each) for each in form.cleaned_data["stood"]]
        assignments.assign(record, to, by=request.actor, at=timezone.now(), seen=seen)

    page = around(record, "Who is to do it?", "Save", "Saved. Whoever is new to it is told.")
    return write(request, form, deed, page)


def action_due(request: HttpRequest, pk: int) -> HttpResponse:
    record = open_for(request, pk, "change_due")
    initial = {"due_text": record.due_text, "seen": record.version}
    form = forms.DueForm(posted(request), initial=initial)
    words = ("Move the due date", "Move it", "Moved.")
    return to_another_day(request, record, form, "due_text", actions.change_due, words)


def action_finish(request: HttpRequest, pk: int) -> HttpResponse:
    record = open_for(request, pk, "finish")
    form = forms.FinishForm(posted(request), needs_embedding=record.needs_embedding)

    def deed() -> None:
        actions.finish(
            record,
            form.cleaned_data["outcome"],
            by=request.actor,
            at=timezone.now(),
            recheck_on=form.cleaned_data.get("recheck_on"),
            note=identifying.note(form.confirmed),
        )

    lede = "It closes when there is evidence of a difference." if record.needs_embedding else ""
    return write(
        request, form, deed, around(record, "It is done", "Mark it as done", "Done.", lede=lede)
    )


def action_embed(request: HttpRequest, pk: int) -> HttpResponse:
    record = open_for(request, pk, "embed")
    form = forms.EmbedForm(posted(request))

    def deed() -> None:
        typed = form.cleaned_data
        evidence = Shown(typed["kind"], typed["label"], typed["ref"])
        actions.embed(
            record,
            typed["difference"],
            [evidence],
            by=request.actor,
            at=timezone.now(),
            note=identifying.note(form.confirmed),
        )

    page = around(record, "Show the difference it made", "Save and close", "Closed, with evidence.")
    return write(request, form, deed, page)


def action_recheck(request: HttpRequest, pk: int) -> HttpResponse:
    record = open_for(request, pk, "set_recheck")
    initial = {"recheck_on": record.recheck_on, "seen": record.version}
    form = forms.RecheckForm(posted(request), initial=initial)
    words = ("Look again later", "Save the day", "Saved.")
    return to_another_day(request, record, form, "recheck_on", actions.set_recheck, words)


def to_another_day(
    request: HttpRequest,
    record: Action,
    form: Form,
    day: str,
    act: Callable[..., bool],
    words: tuple[str, str, str],
) -> HttpResponse:
    """A deed that puts something off: the day, in the field named ``day``, and why."""

    def deed() -> None:
        typed = form.cleaned_data
        act(
            record,
            typed[day],
            by=request.actor,
            at=timezone.now(),
            seen_version=typed["seen"],
            reason=typed["reason"],
        )

    return write(request, form, deed, around(record, *words))


def action_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    record = open_for(request, pk, "reopen")
    page_words = ("Reopen it", "Reopen the action", "Reopened. Those it is assigned to are told.")
    return with_reason(request, record, actions.reopen, page_words)


def action_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    record = open_for(request, pk, "withdraw")
    page_words = ("Withdraw it", "Withdraw the action", "Withdrawn; it stays in the log.")
    return with_reason(request, record, actions.withdraw, page_words)


def with_reason(
    request: HttpRequest,
    record: Action,
    act: Callable[..., None],
    words: tuple[str, str, str],
) -> HttpResponse:
    """A deed that only asks why."""
    form = forms.ReasonForm(posted(request))

    def deed() -> None:
        act(record, by=request.actor, at=timezone.now(), note=form.cleaned_data["reason"])

    return write(request, form, deed, around(record, *words))


def action_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One of several who each answer says what they have done; ``pk`` is the assignment's."""
    assignment = get_object_or_404(Assignment.objects.for_list(), pk=pk)
    record = action_or_404(request, assignment.action_id)
    assignment.action = record
    ASSIGNMENT.require("answer", request.actor, assignment)
    form = forms.ProseAboutForm(
        posted(request),
        label=f"What has been done by: {assignment.to}?",
        missing="Say what has been done.",
        initial={"text": assignment.answer, "seen": assignment.version},
    )

    def deed() -> None:
        assignments.answer(
            assignment,
            form.cleaned_data["text"],
            by=request.actor,
            at=timezone.now(),
            seen_version=form.cleaned_data["seen"],
            note=identifying.note(form.confirmed),
        )

    return write(request, form, deed, around(record, "Answer for your part", "Save", "Saved."))
