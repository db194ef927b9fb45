"""What the pages of a return show: values for templates, and no rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet, Subquery
from django.urls import reverse

from assurance.returns import access, answer_visibility
from assurance.returns.answer_visibility import Reading
from assurance.returns.forms import AnswersForm
from assurance.returns.models import Answer, AssuranceReturn, OfficeEntry, Query
from assurance.returns.operations import returns
from assurance.returns.transitions import ANSWER, OFFICE_ENTRY, QUERY, RETURN
from assurance.returns.views import invited
from assurance.returns.views.attachments import attachments_of
from governance.core.buttons import ActionButton
from governance.core.prepared_queries import Key, prepared
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.timeline import TimelineEntry, build_timeline
from governance.deadlines import deadline_status
from governance.deadlines.models import Deadline
from governance.invitations.views import context as invitation_context

BUTTONS = ("submit", "accept", "take_back", "reopen")
"""What is done to a return as a whole; an answer is queried beside the answer."""


TOLD_OF_ITS_ENTRY = ("confirm_entry", "reject_entry")
"""What the trail tells of the entry by the office already, with the reason given."""


@dataclass(frozen=True)
class AnswerRow:
    """One answer as its reader reads it, and the queries on it, each with what may be done."""

    reading: Reading
    queries: list["QueryRow"]


@dataclass(frozen=True)
class QueryRow:
    """One query, and what its reader may do with it now."""

    query: Query
    may_reply: bool
    may_withdraw: bool
    may_settle: bool
    is_waiting: bool
    """Whether its time limit still runs."""


def base_context(record: AssuranceReturn, request: ActorRequest) -> dict[str, Any]:
    """What every page of a return needs for its head."""
    return {
        "return": record,
        "partnership": partnership_of(record),
        "face": deadline_status.describe_deadline(record.deadline, on=request.actor.on),
        "deadline": record.deadline,
        "standing": record.display_status(on=request.actor.on),
    }


def partnership_of(record: AssuranceReturn) -> Any:
    """The one partnership that receives it, for the page's name and colour; none when several."""
    receipts = record.receipts.all()
    return receipts[0].partnership if len(receipts) == 1 else None


def detail_context(request: ActorRequest, record: AssuranceReturn) -> dict[str, Any]:
    every = queries_of(Key(record.pk))
    queries = every if access.can_read_remarks(request.actor, record) else []
    answers = answer_visibility.visible_answers(request.actor, record)
    asked: dict[int, list[Query]] = {}
    for query in queries:
        query.answer.assurance_return = record
        asked.setdefault(query.answer_id, []).append(query)
    verbs = open_verbs(request.actor, record)
    entries = entries_of(request.actor, record)
    invitations = invitation_context.invitations_of(record, *answers, *entries)
    tasks = [*invited.tasks_of(record), *invited.tasks_of_entries(entries)]
    panel = invitation_context.panel(
        request, invitations, tasks, invited.tasks_of_answers(record, answers)
    )
    return base_context(record, request) | {
        "sections": section_rows(answers, asked, request, record),
        "whose_words": answer_visibility.describe_readers(request.actor, record),
        "verbs": [*entry_buttons(request.actor, entries), *action_buttons(request, record, verbs)],
        "why": why_not(request, record, verbs),
        "can_query": "query" in verbs,
        "invitations": panel,
        "trail": return_timeline(request.actor, record, [*answers, *every, *entries, *invitations]),
        "entries": entries,
        "moves": record.deadline.moves.order_by("pk") if record.deadline.is_moved else (),
        "files": attachments_of(request.actor, record),
        "can_attach": can_write(request, record),
    }


@prepared
def queries_of(record: int) -> QuerySet[Query]:
    rows = Query.objects.filter(answer__assurance_return=record).order_by("pk")
    return rows.select_related("answer__question", "asked_by", "replied_by", "deadline")


def open_verbs(actor: Actor, record: AssuranceReturn) -> list[str]:
    """The moves that make sense on its page now; the entry's own stand with the entry."""
    waiting = ("query", "accept") if record.is_unconfirmed else ()
    return [verb for verb in RETURN.open_to(actor, record) if verb not in waiting]


def entries_of(actor: Actor, record: AssuranceReturn) -> list[OfficeEntry]:
    """What the office entered, newest first, for the office and the respondent; one query."""
    if record.entry_status is None or not access.can_read_remarks(actor, record):
        return []
    found = list(OfficeEntry.objects.of_return(record).for_detail())
    for entry in found:
        entry.assurance_return = record
    return found


def return_timeline(
    actor: Actor, record: AssuranceReturn, parts: list[Model]
) -> list[TimelineEntry]:
    """What was done with the return and its parts; of its time limit, that it was moved."""
    moved = [record.deadline] if record.deadline.is_moved else []
    events = build_timeline(record, *parts, *moved, reader=actor)
    kind = Deadline._meta.label_lower
    told = [each for each in events if each.kind != kind or each.verb == "move_due_date"]
    return [each for each in told if each.verb not in TOLD_OF_ITS_ENTRY]


def section_rows(
    answers: list[Answer],
    asked: dict[int, list[Query]],
    request: ActorRequest,
    record: AssuranceReturn,
) -> list[tuple[str, list[AnswerRow]]]:
    """The answers under their headings, as far as this reader reads them."""
    found: dict[str, list[AnswerRow]] = {}
    for reading in answer_visibility.answer_readings(request.actor, record, answers):
        queries = [query_row(request.actor, query) for query in asked.get(reading.answer.pk, [])]
        title = reading.answer.question.section.title
        found.setdefault(title, []).append(AnswerRow(reading, queries))
    return list(found.items())


def query_row(actor: Actor, query: Query) -> QueryRow:
    verbs = QUERY.open_to(actor, query)
    return QueryRow(
        query,
        may_reply="reply" in verbs,
        may_withdraw="withdraw" in verbs,
        may_settle="settle_without_reply" in verbs,
        is_waiting=query.deadline is not None and query.deadline.ended_at is None,
    )


def writing_verb(actor: Actor, record: AssuranceReturn) -> str:
    """The same as the operation goes by, which asks besides that it is being entered."""
    answer = Answer(assurance_return=record)
    return returns.writing_verb(actor, answer) if record.is_being_entered else "answer"


def can_write(request: ActorRequest, record: AssuranceReturn) -> bool:
    """Whether the actor may answer now; asked of an unsaved answer, so no query runs."""
    verb = writing_verb(request.actor, record)
    return ANSWER.offers(verb, request.actor, Answer(assurance_return=record))


def action_buttons(
    request: ActorRequest, record: AssuranceReturn, verbs: list[str]
) -> list[ActionButton]:
    found = []
    if can_write(request, record):
        found.append(
            ActionButton(
                ANSWER.label(writing_verb(request.actor, record)),
                reverse("assurance:return-answer", args=[record.pk]),
                True,
            )
        )
    found += [
        ActionButton(
            RETURN.label(verb),
            reverse(f"assurance:return-{verb.replace('_', '-')}", args=[record.pk]),
            True,
        )
        for verb in verbs
        if verb in BUTTONS and (verb != "take_back" or record.is_unread)
    ]
    if record.status == record.Status.OPEN and access.can_manage_return(request.actor, record):
        if not record.is_being_entered:
            enter = reverse("assurance:return-enter", args=[record.pk])
            found.append(ActionButton(OFFICE_ENTRY.label("begin"), enter, True))
        address = reverse("assurance:return-due", args=[record.pk])
        found.append(ActionButton("Move the due date", address, True))
    if record.is_late(on=request.actor.on) and access.can_chase(request.actor, record):
        found.append(
            ActionButton("Chase", reverse("assurance:return-chase", args=[record.pk]), True)
        )
    return found


def entry_buttons(actor: Actor, entries: Iterable[OfficeEntry]) -> Iterable[ActionButton]:
    """What this person may do now about what the office enters."""
    addresses = {"send": "entry-send", "confirm": "entry-reply", "withdraw": "entry-withdraw"}
    labels = {"confirm": "Say whether it is right"}
    for entry in entries:
        for verb in OFFICE_ENTRY.open_to(actor, entry):
            if verb in addresses:
                address = reverse(f"assurance:{addresses[verb]}", args=[entry.pk])
                yield ActionButton(labels.get(verb, OFFICE_ENTRY.label(verb)), address, True)


def why_not(request: ActorRequest, record: AssuranceReturn, verbs: list[str]) -> str:
    """A reason worth telling for a button that is missing."""
    if can_write(request, record) and "submit" not in verbs and not record.is_being_entered:
        return "The chair submits the report; you can help to write it."
    if record.is_unconfirmed:
        return f"{record.respondent} has not confirmed yet what the office entered for them."
    handles = RETURN.allows("query", request.actor, record)
    if handles and record.submitted_by_id == request.actor.user_id:
        return "Somebody else accepts a report that you submitted."
    return ""


def form_context(
    request: ActorRequest, record: AssuranceReturn, answers: AnswersForm
) -> dict[str, Any]:
    before = previous_answers(record)
    conflicts = {each.name: each for each in answers.conflicts}
    questions = [
        {
            "field": answers[code],
            "answer": answer,
            "before": before.get(code, ""),
            "conflict": conflicts.get(code),
        }
        for code, answer in answers.answers.items()
    ]
    return base_context(record, request) | {
        "form": answers,
        "questions": questions,
        "previous_period": before.get("", ""),
        "may_submit": RETURN.allows("submit", request.actor, record),
    }


def previous_answers(record: AssuranceReturn) -> dict[str, str]:
    """What the same respondent answered for the period before, by question code.

    Nothing where no timetable asks: what is asked for a case has no period before.
    """
    if record.item_id is None:
        return {}
    answers = answers_before(Key(record.item_id), record.period.ends_on)
    found = {answer.question.code: answer.shown for answer in answers}
    period = answers[0].assurance_return.period.label if answers else ""
    return {"": period, **found} if found else {}


@prepared
def answers_before(item: int, ends_on: date) -> QuerySet[Answer]:
    """Of the newest return that a reporting date asked for before the end of a period."""
    earlier = AssuranceReturn.objects.filter(item=item, period__ends_on__lt=ends_on)
    newest = earlier.order_by("-period__ends_on", "-pk").values("pk")[:1]
    rows = Answer.objects.filter(assurance_return=Subquery(newest))
    return rows.select_related("question", "assurance_return__period").order_by("pk")


def conflict_context(
    request: ActorRequest,
    record: AssuranceReturn,
    answers: AnswersForm,
    stale: list[Answer],
    *,
    is_closed: bool,
) -> dict[str, Any]:
    """The form again with both texts: what was saved meanwhile, and what this person typed."""
    record = AssuranceReturn.objects.for_detail().get(pk=record.pk)
    now = {answer.question.code: answer for answer in record.answers.for_form()}
    again = AnswersForm(record, now.values(), answers.data)
    again.is_valid()
    typed = [code for code in again.touched_fields() if code in now]
    again.show_conflicts(typed if is_closed else None)
    context = form_context(request, record, again)
    for each in again.conflicts:
        answer = now[each.name]
        each.who, each.when = str(answer.answered_by or ""), answer.answered_at
    changed = {answer.question.code for answer in stale}
    is_own = {now[code].answered_by_id for code in changed} == {request.user.pk}
    return context | {"is_conflict": True, "is_closed": is_closed, "is_own": is_own}
