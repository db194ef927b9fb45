"""What is done to an action once it is raised: each operation its own page and form."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from governance.actions import choices as action_choices
from governance.actions.forms import transitions as forms
from governance.actions.forms.actions import ReassignForm
from governance.actions.models import Action, ActionUpdate, Assignment
from governance.actions.operations import actions, assignments
from governance.actions.operations.actions import EvidenceInput
from governance.actions.operations.assignments import Assignee, assignee_of
from governance.actions.transitions import ACTION, ACTION_UPDATE, ASSIGNMENT
from governance.actions.views.actions import action_or_404, page_for
from governance.core import identifier_screening
from governance.core.form_pages import bound_data, handle_form
from governance.core.requests import ActorRequest
from governance.core.workflow import Workflow, ensure_open


def get_open_action(request: ActorRequest, pk: int, verb: str) -> Action:
    """The action, if this actor may do this to it now; raises NotAllowed or NotNow."""
    record = action_or_404(request, pk)
    ACTION.require(verb, request.actor, record)
    return record


def still_open(
    request: ActorRequest,
    pk: int,
    verb: str,
    table: Workflow,
    part: type[ActionUpdate] | type[Assignment],
) -> Action:
    """The action, if this actor may add such a part to it now; raises the same."""
    record = action_or_404(request, pk)
    table.require_allowed(verb, request.actor, part(action=record))
    ensure_open(record.is_open, verb, record)
    return record


def action_update(request: ActorRequest, pk: int) -> HttpResponse:
    record = still_open(request, pk, "update", ACTION_UPDATE, ActionUpdate)
    form = forms.ProseAboutForm(
        bound_data(request), label="How does it stand?", missing="Say how it stands."
    )

    def perform() -> None:
        text, note = (
            form.cleaned_data["text"],
            identifier_screening.justification_note(form.confirmed),
        )
        actions.update(record, text, by=request.actor, at=timezone.now(), note=note)

    return handle_form(
        request, form, perform, page_for(record, "Say how it stands", "Save the update", "Saved.")
    )


def action_assign(request: ActorRequest, pk: int) -> HttpResponse:
    record = still_open(request, pk, "assign", ASSIGNMENT, Assignment)
    now = [assignee_of(each) for each in record.assignments.all()]
    initial = ReassignForm.drawn_with((to.kind, to.pk) for to in now)
    choices = action_choices.doers(record, request.actor)
    form = ReassignForm(bound_data(request), initial=initial, **choices)

    def perform() -> None:
        to = [Assignee(*each) for each in form.chosen()]
        seen = [Assignee(*each) for each in form.cleaned_data["stood"]]
        assignments.assign(record, to, by=request.actor, at=timezone.now(), seen=seen)

    page = page_for(record, "Who is to do it?", "Save", "Saved. Whoever is new to it is told.")
    return handle_form(request, form, perform, page)


def action_due(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "change_due")
    initial = {"due_text": record.due_text, "seen": record.version}
    form = forms.DueForm(bound_data(request), initial=initial)
    words = ("Move the due date", "Move it", "Moved.")
    return to_another_day(request, record, form, "due_text", actions.change_due, words)


def action_finish(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "finish")
    form = forms.FinishForm(bound_data(request), needs_embedding=record.needs_embedding)

    def perform() -> None:
        actions.finish(
            record,
            form.cleaned_data["outcome"],
            by=request.actor,
            at=timezone.now(),
            recheck_on=form.cleaned_data.get("recheck_on"),
            note=identifier_screening.justification_note(form.confirmed),
        )

    lede = "It closes when there is evidence of a difference." if record.needs_embedding else ""
    return handle_form(
        request,
        form,
        perform,
        page_for(record, "It is done", "Mark it as done", "Done.", lede=lede),
    )


def action_embed(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "embed")
    form = forms.EmbedForm(bound_data(request))

    def perform() -> None:
        typed = form.cleaned_data
        evidence = EvidenceInput(typed["kind"], typed["label"], typed["ref"])
        actions.embed(
            record,
            typed["difference"],
            [evidence],
            by=request.actor,
            at=timezone.now(),
            note=identifier_screening.justification_note(form.confirmed),
        )

    page = page_for(
        record, "Show the difference it made", "Save and close", "Closed, with evidence."
    )
    return handle_form(request, form, perform, page)


def action_recheck(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "set_recheck")
    initial = {"recheck_on": record.recheck_on, "seen": record.version}
    form = forms.RecheckForm(bound_data(request), initial=initial)
    words = ("Look again later", "Save the day", "Saved.")
    return to_another_day(request, record, form, "recheck_on", actions.set_recheck, words)


def to_another_day(
    request: ActorRequest,
    record: Action,
    form: Form,
    day: str,
    act: Callable[..., bool],
    words: tuple[str, str, str],
) -> HttpResponse:
    """An operation that puts something off: the day, in the field named ``day``, and why."""

    def perform() -> None:
        typed = form.cleaned_data
        act(
            record,
            typed[day],
            by=request.actor,
            at=timezone.now(),
            expected_version=typed["seen"],
            reason=typed["reason"],
        )

    return handle_form(request, form, perform, page_for(record, *words))


def action_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "reopen")
    page_words = ("Reopen it", "Reopen the action", "Reopened. Those it is assigned to are told.")
    return with_reason(request, record, actions.reopen, page_words)


def action_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "withdraw")
    page_words = ("Withdraw it", "Withdraw the action", "Withdrawn; it stays in the log.")
    return with_reason(request, record, actions.withdraw, page_words)


def with_reason(
    request: ActorRequest,
    record: Action,
    act: Callable[..., None],
    words: tuple[str, str, str],
) -> HttpResponse:
    """An operation that only asks why."""
    form = forms.ReasonForm(bound_data(request))

    def perform() -> None:
        act(record, by=request.actor, at=timezone.now(), note=form.cleaned_data["reason"])

    return handle_form(request, form, perform, page_for(record, *words))


def action_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """One of several who each answer says what they have done; ``pk`` is the assignment's."""
    assignment = get_object_or_404(Assignment.objects.for_list(), pk=pk)
    record = action_or_404(request, assignment.action_id)
    assignment.action = record
    ASSIGNMENT.require("answer", request.actor, assignment)
    form = forms.ProseAboutForm(
        bound_data(request),
        label=f"What has been done by: {assignment.to}?",
        missing="Say what has been done.",
        initial={"text": assignment.answer, "seen": assignment.version},
    )

    def perform() -> None:
        assignments.answer(
            assignment,
            form.cleaned_data["text"],
            by=request.actor,
            at=timezone.now(),
            expected_version=form.cleaned_data["seen"],
            note=identifier_screening.justification_note(form.confirmed),
        )

    return handle_form(
        request, form, perform, page_for(record, "Answer for your part", "Save", "Saved.")
    )
