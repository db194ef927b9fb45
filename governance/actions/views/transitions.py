"""What is done to an action once it is raised: each operation its own page and form."""

from django.http import HttpResponse

from governance.actions import form_choices as action_choices
from governance.actions.forms import transitions as forms
from governance.actions.forms.actions import ReassignForm
from governance.actions.models import Action, ActionUpdate, Assignment
from governance.actions.operations import (
    actions,
    assignments,
    escalation,
    series,
    several_dates,
)
from governance.actions.operations.assignments import assignee_of
from governance.actions.transitions import ACTION, ACTION_UPDATE, ASSIGNMENT
from governance.actions.transitions.requirements import steps_from
from governance.actions.views.actions import page_for, told_words
from governance.actions.views.lookups import action_or_404, assignment_or_404
from governance.core.form_pages import bound_data, run_form
from governance.core.formatting import format_date
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.workflow import Workflow, ensure_open

REPEAT_LEDE = (
    "It is counted from the date on which it is due now. Dates that are over when it is done are "
    "left out."
)


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
    form = forms.update_form(bound_data(request))
    page = page_for(record, "Say how it stands", "Save the update", "Saved.")
    return run_form(request, form, page, actions.update, record)


def action_assign(request: ActorRequest, pk: int) -> HttpResponse:
    record = still_open(request, pk, "assign", ASSIGNMENT, Assignment)
    initial = ReassignForm.drawn_with(assignee_of(each) for each in record.standing)
    choices = action_choices.assignee_choices(record, request.actor)
    form = ReassignForm(bound_data(request), initial=initial, **choices)
    page = page_for(
        record, "Who is to do it?", "Save", lambda new: assigned_words(new, request.actor)
    )
    return run_form(request, form, page, assignments.assign, record)


def assigned_words(new: list[Assignment], actor: Actor) -> str:
    return f"Saved. {told_words(new, actor)}" if new else "Saved. Nobody new had to be told."


def action_due(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "change_due")
    form = forms.DueForm(bound_data(request), initial=initial_from(record, "due_text"))
    page = page_for(record, "Move the due date", "Move it", "Moved.")
    return run_form(request, form, page, actions.change_due, record)


def action_met(request: ActorRequest, pk: int) -> HttpResponse:
    """Of several due dates the one that counts now is met."""
    record = get_open_action(request, pk, "meet_due")
    day, following = record.due_to, record.next_due_step
    form = forms.MeetDueForm(bound_data(request), initial=initial_from(record))
    title = f"What was due by {format_date(day)} is done" if day else "One due date is met"
    lede = f"Next it is due by {format_date(following)}." if following else ""
    page = page_for(record, title, "Save", "Saved. The next date counts from now on.", lede=lede)
    return run_form(request, form, page, several_dates.meet_due, record)


def action_repeat(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "set_repeat")
    words = initial_from(record, "repeats", "repeats_until", "repeat_source")
    form = forms.RepeatForm(bound_data(request), initial=words)
    page = page_for(record, "Let it come again", "Save", "Saved.", lede=REPEAT_LEDE)
    return run_form(request, form, page, series.set_repeat, record)


def finished_words(following: Action | None) -> str:
    if following is None:
        return "Done."
    return f"Done. The next one is {following.reference}, due {following.due_text}."


def action_escalate(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "escalate")
    steps = steps_from(record, on=request.actor.on)
    form = forms.EscalateForm(bound_data(request), steps=steps, initial=initial_from(record))
    page = page_for(
        record,
        "Pass it up",
        "Pass it up",
        "Passed up. The chair is told by e-mail.",
        lede="Who is to do it, and in whose log it stands, stay as they are.",
    )
    return run_form(request, form, page, escalation.escalate, record)


def action_finish(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "finish")
    form = forms.FinishForm(bound_data(request), needs_embedding=record.needs_embedding)
    lede = "It closes when there is evidence of a difference." if record.needs_embedding else ""
    left = (
        " It was due several times: all its dates are met by this." if record.next_due_step else ""
    )
    page = page_for(
        record, "It is done", "Mark it as done", finished_words, lede=(lede + left).strip()
    )
    return run_form(request, form, page, actions.finish, record)


def action_embed(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "embed")
    form = forms.EmbedForm(bound_data(request))
    page = page_for(
        record, "Show the difference it made", "Save and close", "Closed, with evidence."
    )
    return run_form(request, form, page, actions.embed, record)


def action_recheck(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "set_recheck")
    form = forms.RecheckForm(bound_data(request), initial=initial_from(record, "recheck_on"))
    page = page_for(record, "Look again later", "Save the day", "Saved.")
    return run_form(request, form, page, actions.set_recheck, record)


def action_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "reopen")
    form = forms.ReasonForm(bound_data(request))
    done = "Reopened. Those it is assigned to are told."
    page = page_for(record, "Reopen it", "Reopen the action", done)
    return run_form(request, form, page, actions.reopen, record)


def action_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    record = get_open_action(request, pk, "withdraw")
    form = forms.ReasonForm(bound_data(request))
    done = "Withdrawn; it stays in the log."
    lede = "It comes again no more." if record.repeats else ""
    page = page_for(record, "Withdraw it", "Withdraw the action", done, lede=lede)
    return run_form(request, form, page, actions.withdraw, record)


def action_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """One of several who each answer says what they have done; ``pk`` is the assignment's."""
    assignment = assignment_or_404(request, pk)
    ASSIGNMENT.require("answer", request.actor, assignment)
    form = forms.answer_form(assignment, bound_data(request))
    page = page_for(assignment.action, "Answer for your part", "Save", "Saved.")
    return run_form(request, form, page, assignments.answer, assignment)
