"""What the pages of the action log show: values for templates, and no rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from governance.actions import access, reminder_days
from governance.actions.due_dates import DueKind
from governance.actions.form_choices import kind_words
from governance.actions.models import Action, Assignment
from governance.actions.models.assignments import names_by_action
from governance.actions.transitions import ACTION, ACTION_UPDATE, ASSIGNMENT
from governance.actions.transitions.requirements import steps_from
from governance.actions.views import invited
from governance.actions.views.series_context import due_steps, reminder_words, series_of
from governance.core.buttons import ActionButton
from governance.core.page_urls import page_url
from governance.core.prepared_queries import Key, prepared
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.tables import Column
from governance.core.timeline import build_timeline
from governance.evidence.models import Evidence
from governance.invitations.views import context as invitation_context
from governance.plans.models import Priority
from governance.structure.models import EscalationStep

BUTTONS = (
    (ACTION_UPDATE, "update"),
    (ACTION, "finish"),
    (ACTION, "meet_due"),
    (ACTION, "embed"),
    (ACTION, "set_recheck"),
    (ASSIGNMENT, "assign"),
    (ACTION, "change_due"),
    (ACTION, "set_repeat"),
    (ACTION, "escalate"),
    (ACTION, "edit"),
    (ACTION, "reopen"),
    (ACTION, "withdraw"),
)
"""The likeliest first."""
PAGES = {
    "set_recheck": "recheck",
    "change_due": "due",
    "meet_due": "met",
    "set_repeat": "repeat",
}


NAMED_AT_MOST = 4
"""To whom an action is assigned, of which a row names all; of more it counts the rest."""


class DisplayStatus(StatusChoices):
    """How an action stands that its own status does not say."""

    OVERDUE = "late", "Overdue", "late"
    UNPROVEN = "unproven", "Done, difference not yet shown", "asked"


@dataclass(frozen=True)
class ActionRow:
    """One action as a list shows it."""

    record: Action
    status: StatusChoices
    late_by: str
    who: tuple[str, ...]
    may_choose: bool = False
    """Whether it is offered among those to assign or to move together."""

    @property
    def shown_who(self) -> tuple[str, ...]:
        """All of few, the first of many."""
        return self.who if len(self.who) <= NAMED_AT_MOST else self.who[: NAMED_AT_MOST - 1]

    @property
    def more_who(self) -> int:
        return len(self.who) - len(self.shown_who)

    @property
    def next_due(self) -> date | None:
        """Of several due dates the one that counts now."""
        is_several = self.record.due_kind == DueKind.SEVERAL and self.record.is_open
        return self.record.due_to if is_several else None

    @property
    def url(self) -> str:
        return page_url("governance:action-detail", self.record.pk)


def columns(on: date) -> tuple[Column, ...]:
    return (
        Column("reference", "Reference", lambda row: row.reference, "number"),
        Column("title", "What", lambda row: row.title, "title"),
        Column("place", "Group", lambda row: row.place, "group__name"),
        Column("who", "Who", lambda row: "; ".join(assigned_to(row))),
        Column("due", "Due", lambda row: row.due_text or "No date", "due_to"),
        Column("late", "Late by", lambda row: row.late_by(on=on)),
        Column("status", "Status", lambda row: display_status(row, on).label, "status"),
    )


def more_columns(on: date) -> tuple[Column, ...]:
    """What a file has beside the columns of the page."""
    return (
        *columns(on),
        Column("due_to", "Due by", lambda row: row.due_to),
        Column("raised", "Raised", lambda row: row.raised_at),
        Column("origin", "Raised in", lambda row: row.origin_label),
        Column("origin_kind", "Raised from", origin_words),
        Column("priority", "Priority", lambda row: row.priority),
        Column("recheck", "Look again on", lambda row: row.recheck_on),
        Column("repeats", "Comes again", lambda row: row.get_repeats_display()),
        Column("outcome", "What was done", lambda row: row.outcome),
        Column("difference", "What difference it made", lambda row: row.difference),
    )


def origin_words(record: Action) -> str:
    """What kind of record it comes from; empty where it was raised in a meeting or by hand."""
    return kind_words(record.origin_kind) if record.origin_kind else ""


def action_row(
    record: Action, on: date, who: tuple[str, ...], *, may_choose: bool = False
) -> ActionRow:
    late_by = record.late_by(on=on)
    return ActionRow(record, display_status(record, on), late_by, who, may_choose)


def action_rows(
    records: Iterable[Action], on: date, *, chosen_by: Actor | None = None
) -> list[ActionRow]:
    """Of a page, which is fetched with ``for_rows``; one query more.

    ``chosen_by`` is who may choose among them to assign or move many together.
    """
    found = list(records)
    names = names_by_action(each.pk for each in found)
    return [
        action_row(
            each,
            on,
            names.get(each.pk, ()),
            may_choose=chosen_by is not None and may_choose(chosen_by, each),
        )
        for each in found
    ]


def assigned_to(record: Action) -> tuple[str, ...]:
    return tuple(str(each.to) for each in record.standing)


def may_choose(actor: Actor, record: Action) -> bool:
    """What is restricted is done by itself, on its own page."""
    return record.is_open and not record.is_restricted and access.can_manage(actor, record)


def display_status(record: Action, on: date) -> StatusChoices:
    if record.late_by(on=on):
        return DisplayStatus.OVERDUE
    return DisplayStatus.UNPROVEN if record.awaits_evidence else Action.Status(record.status)


def detail_context(request: ActorRequest, record: Action) -> dict[str, Any]:
    actor, on = request.actor, request.actor.on
    next_steps = steps_from(record, on=on)
    found = action_buttons(request, record, next_steps)
    invitations = invitation_context.invitations_of(record, *record.assignments.all())
    return {
        "action": record,
        "marking": MARKING if record.is_restricted else "",
        "readers": readers_of(record, on),
        "next_steps": next_steps,
        "partnership": record.partnership,
        "line": action_row(record, on, assigned_to(record)),
        "due_says": record.due_words(on=on),
        **priority_words(request, record),
        "assignments": assignment_rows(request, record),
        "is_each": record.is_answered_by_each,
        "answered": [each for each in record.standing if each.is_answered],
        "due_steps": due_steps(record),
        "series": series_of(request.actor, record),
        "may_remind": record.is_open and access.can_remind(actor, record),
        "reminders": reminder_words(record),
        "reminders_confirmed": reminder_days.is_confirmed(),
        "evidence": Evidence.objects.about(record).select_related("added_by"),
        "verbs": found,
        "why": why_not(request, record, found),
        "invitations": invitation_context.panel(request, invitations, invited.tasks_of(record)),
        "trail": [
            each
            for each in build_timeline(
                record,
                *record.assignments.all(),
                *record.updates.all(),
                *invitations,
                reader=request.actor,
            )
            if each.verb != "read"
        ],
    }


def readers_of(record: Action, on: date) -> list[str]:
    """Who sees a restricted one beside those it is assigned to, by name."""
    if not record.is_restricted:
        return []
    return sorted(str(each.person) for each in record.readers.all() if each.is_reading(on=on))


def priority_words(request: ActorRequest, record: Action) -> dict[str, Any]:
    """What it serves; the priority of a draft is named to those who read the draft."""
    sees = sees_priority(request, record)
    is_named = sees or (record.priority is not None and record.priority.plan.is_binding)
    return {"priority": record.priority if is_named else None, "sees_priority": sees}


def sees_priority(request: ActorRequest, record: Action) -> bool:
    key = record.priority_id
    return key is not None and bool(visible_priority(request.actor, Key(key)))


@prepared
def visible_priority(actor: Actor, pk: int) -> QuerySet:
    return Priority.objects.visible_to(actor).filter(pk=pk).values_list("pk")


def assignment_rows(request: ActorRequest, record: Action) -> list[tuple[Assignment, bool]]:
    """Each to whom it is assigned, and whether the actor may answer for them now."""
    found = []
    for each in record.standing:
        each.action = record
        is_asked = record.is_answered_by_each
        found.append((each, is_asked and ASSIGNMENT.offers("answer", request.actor, each)))
    return found


def action_buttons(
    request: ActorRequest, record: Action, next_steps: Sequence[EscalationStep] = ()
) -> list[ActionButton]:
    """The operations open to the actor now, the likeliest first."""
    actor = request.actor
    names = set(ACTION.open_to(actor, record))
    names |= {verb for verb in ACTION.edits if ACTION.offers(verb, actor, record)}
    if record.is_open and access.can_work_on(actor, record):
        names |= set(ACTION_UPDATE.creations)
    if record.is_open and access.can_manage(actor, record):
        names |= set(ASSIGNMENT.creations)
    if not record.needs_embedding:
        names.discard("embed")
    if not record.is_late(on=actor.on) or not next_steps:
        names.discard("escalate")
    return [
        ActionButton(table.label(verb), operation_url(verb, record), by_link=True)
        for table, verb in BUTTONS
        if verb in names
    ]


def operation_url(verb: str, record: Action) -> str:
    return reverse(f"governance:action-{PAGES.get(verb, verb)}", args=[record.pk])


def why_not(request: ActorRequest, record: Action, found: list[ActionButton]) -> str:
    """A reason worth telling for a button that is missing."""
    if record.is_open and not found:
        return "Those it is assigned to, the chair and the office can say how it stands."
    if record.awaits_evidence and not access.can_manage(request.actor, record):
        return "The chair or the office closes it when there is evidence of a difference."
    return ""
