"""Asking those who do an action how far it is, and the page of who has answered."""

from collections.abc import Mapping
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.actions.access import can_remind
from governance.actions.models import Action, Assignment
from governance.actions.operations import reminders
from governance.actions.operations.reminders import Reminded
from governance.actions.transitions import ASSIGNMENT
from governance.actions.views.actions import page_for
from governance.actions.views.lookups import action_or_404, assignment_or_404
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, Notice, confirm
from governance.core.formatting import format_list
from governance.core.requests import ActorRequest
from governance.core.tables import Column
from governance.core.workflow import ensure_allowed, ensure_open
from governance.structure.models import Appointment
from governance.structure.owner_choices import holders_on

ANSWER_COLUMNS = (
    Column("to", "Who", lambda row: row["assignment"].to),
    Column("holder", "Held by", lambda row: row["holder"]),
    Column("answered", "Answered", lambda row: row["assignment"].answered_at),
    Column("answer", "Answer", lambda row: row["assignment"].answer),
    Column("asked", "Last reminded", lambda row: row["asked_on"]),
)


def action_remind(request: ActorRequest, pk: int) -> HttpResponse:
    """Each who is to do it and has not answered is mailed one link."""
    record = action_or_404(request, pk)
    ensure_remindable(request, record)
    left = reminders.to_remind(record)
    page = remind_page(record, [str(each.to) for each in left])
    return confirm(request, page, partial(ask, None), record)


def answer_remind(request: ActorRequest, pk: int) -> HttpResponse:
    """One of those who each answer is mailed a link of their own; ``pk`` is the assignment’s."""
    assignment = assignment_or_404(request, pk)
    record = assignment.action
    ensure_remindable(request, record)
    is_asked = assignment.released_at is None and not assignment.is_answered
    ensure_open(is_asked, "remind", record)
    page = remind_page(record, [str(assignment.to)])
    return confirm(request, page, partial(ask, [assignment]), record)


def ask(to: list[Assignment] | None, action: Action, **given: object) -> Reminded:
    given.pop("expected_version", None)
    return reminders.remind(action, to, **given)  # type: ignore[arg-type]


def ensure_remindable(request: ActorRequest, record: Action) -> None:
    """Raises NotAllowed, and NotNow for what is closed."""
    ensure_allowed(can_remind(request.actor, record), "remind", record)
    ensure_open(record.is_open, "remind", record)


def remind_page(record: Action, names: list[str]) -> FormPage:
    return page_for(
        record,
        "Ask how far it is",
        "Send the link",
        reminded_words,
        lede="Each is mailed one link, which opens this action alone: to say how far it is, or "
        "that it is done. They need not sign in.",
        points=(Notice("Who is asked", tuple(names) or ("Nobody: it is assigned to nobody.",)),),
    )


def reminded_words(result: Reminded) -> str:
    parts = [
        f"An e-mail goes to {format_list(result.names)}." if result.names else "",
        f"Asked already today: {format_list(result.before)}." if result.before else "",
        f"Nobody is appointed for {format_list(result.nobody_at)}." if result.nobody_at else "",
    ]
    return " ".join(filter(None, parts)) or "There is nobody to ask."


@require_safe
def action_answers(request: ActorRequest, pk: int) -> HttpResponse:
    """Of an action that each answers: who has, who has not, and who was reminded when."""
    record = action_or_404(request, pk)
    rows = answer_rows(request, record)
    if wants_file(request):
        ensure_open(not record.is_restricted, "download", record)
        return export_response(request, f"Answers to {record.reference}", rows, ANSWER_COLUMNS)
    context = {
        "action": record,
        "partnership": record.partnership,
        "rows": rows,
        "answered": sum(row["assignment"].is_answered for row in rows),
        "may_remind": record.is_open and can_remind(request.actor, record),
    }
    return render(request, "governance/actions/answers.html", context)


def answer_rows(request: ActorRequest, record: Action) -> list[dict]:
    """Those who have not answered first; three queries whatever their number."""
    standing = record.standing
    asked, held = reminders.last_reminded(record), holders_of(standing, request)
    may_ask = record.is_open and can_remind(request.actor, record)
    rows = [
        {
            "assignment": each,
            "holder": held.get(each.seat_id, "Vacant") if each.seat_id else "",
            "asked_on": asked.get(each.pk),
            "may_answer": may_answer(request, record, each),
            "may_ask": may_ask and not each.is_answered and not is_vacant(each, held),
        }
        for each in standing
    ]
    return sorted(rows, key=lambda row: row["assignment"].is_answered)


def is_vacant(assignment: Assignment, held: Mapping[int | None, str]) -> bool:
    return assignment.seat_id is not None and assignment.seat_id not in held


def may_answer(request: ActorRequest, record: Action, assignment: Assignment) -> bool:
    assignment.action = record
    return record.is_answered_by_each and ASSIGNMENT.offers("answer", request.actor, assignment)


def holders_of(standing: list[Assignment], request: ActorRequest) -> dict[int | None, str]:
    """Who holds each seat today, by its key."""
    seats = [each.seat_id for each in standing if each.seat_id]
    found: dict[int | None, list[str]] = {}
    rows: list[Appointment] = list(
        holders_on(request.actor.on).filter(seat__in=seats).select_related("person")
    )
    for row in rows:
        found.setdefault(row.seat_id, []).append(str(row.person))
    return {seat: format_list(names) for seat, names in found.items()}
