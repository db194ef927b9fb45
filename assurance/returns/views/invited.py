"""What of a return may be answered by somebody with no seat, when the office invites them."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import QueryDict

from assurance.returns.forms import AnswersForm, EntryReplyForm
from assurance.returns.models import Answer, AssuranceReturn, OfficeEntry
from assurance.returns.operations import entries
from assurance.returns.operations.invited import save_all_answers
from assurance.returns.views.lookups import answer_or_404, entry_or_404, return_or_404
from governance.core.form_pages import seen_of
from governance.core.formatting import format_weekday_date
from governance.core.registry import InvitedVerb
from governance.core.roles import Actor


def what_is_asked(record: AssuranceReturn) -> list[tuple[str, str]]:
    return [
        ("What", str(record.instrument)),
        ("For", f"{record.respondent}, {record.period}"),
        ("Due by the end of", format_weekday_date(record.deadline.due_on)),
        ("Take care", "Nothing that could identify a child: no name, address or date of birth."),
    ]


def answers_form(record: AssuranceReturn, data: QueryDict | None, actor: Actor) -> AnswersForm:
    answers = answers_to_write(list(record.answers.for_form()), record, data, actor)
    return AnswersForm(record, answers, data)


def answers_to_write(
    answers: list[Answer], record: AssuranceReturn, data: QueryDict | None, actor: Actor
) -> list[Answer]:
    """Those nobody has answered, and the guest's own: an outsider reads nothing of the draft.

    What is sent with an answer given meanwhile stays in the form, so that nothing typed is lost.
    """
    for answer in answers:
        answer.assurance_return = record
    return [
        answer
        for answer in answers
        if is_theirs(answer, actor) or (data and answer.question.code in data)
    ]


def is_theirs(answer: Answer, actor: Actor) -> bool:
    return not answer.is_answered or answer.answered_by_id == actor.user_id


def is_return_open(record: AssuranceReturn, actor: Actor) -> bool:
    """The office does not learn here what is answered already; the guest finds nothing to do."""
    if actor.invited_to is None or not record.is_answerable:
        return record.is_answerable
    return any(is_theirs(answer, actor) for answer in record.answers.for_form())


def question_asked(answer: Answer) -> Iterable[tuple[str, str]]:
    return what_is_asked(answer.assurance_return)


def answer_form(answer: Answer, data: QueryDict | None, actor: Actor) -> AnswersForm:
    record = answer.assurance_return
    return AnswersForm(record, answers_to_write([answer], record, data, actor), data)


def is_answer_open(answer: Answer, actor: Actor) -> bool:
    is_answerable = answer.assurance_return.is_answerable
    return is_answerable and (actor.invited_to is None or is_theirs(answer, actor))


def answer_name(answer: Answer) -> str:
    """Its return first: the question alone does not say whose."""
    return f"{answer.assurance_return}: {answer}"


def nothing_before(record: Model) -> tuple[()]:
    """The form brings the answers themselves."""
    return ()


def entry_shown(entry: OfficeEntry) -> Iterable[tuple[str, str]]:
    """What was asked, how it came, and each answer as the office entered it."""
    record = entry.assurance_return
    how = f"{entry.source_words[:1].upper()}{entry.source_words[1:]} from {entry.received_from}"
    answers = [(each.prompt, each.shown) for each in record.answers.for_form()]
    return [*what_is_asked(record)[:2], ("How it reached the office", how), *answers]


def entry_form(entry: OfficeEntry, data: QueryDict | None, actor: Actor) -> EntryReplyForm:
    return EntryReplyForm(data, initial=seen_of(entry))


def is_to_be_confirmed(entry: OfficeEntry, actor: Actor) -> bool:
    return entry.status == OfficeEntry.Status.SENT


RETURN_TASKS = (
    InvitedVerb(
        verb="answer",
        label="Answer the questions of a return",
        find=return_or_404,
        place=lambda record: record.returns_to,
        is_open=is_return_open,
        shown=what_is_asked,
        form=answers_form,
        operation=save_all_answers,
        subject=nothing_before,
        needs_code=True,
        in_sittings=True,
    ),
)
ANSWER_TASKS = (
    InvitedVerb(
        verb="answer",
        label="Answer one question of a return",
        find=answer_or_404,
        place=lambda answer: answer.assurance_return.returns_to,
        is_open=is_answer_open,
        shown=question_asked,
        form=answer_form,
        operation=save_all_answers,
        subject=nothing_before,
        name=answer_name,
        needs_code=True,
        in_sittings=True,
    ),
)

ENTRY_TASKS = (
    InvitedVerb(
        verb="confirm",
        label="Say whether what the office entered is right",
        find=entry_or_404,
        place=lambda entry: entry.assurance_return.returns_to,
        is_open=is_to_be_confirmed,
        shown=entry_shown,
        form=entry_form,
        operation=entries.respond,
        needs_code=True,
    ),
)


def tasks_of(record: AssuranceReturn) -> list[tuple[Model, InvitedVerb]]:
    """What somebody may be invited to about the whole return."""
    return [(record, task) for task in RETURN_TASKS]


def tasks_of_entries(found: Iterable[OfficeEntry]) -> list[tuple[Model, InvitedVerb]]:
    """What somebody may be invited to about what the office entered."""
    return [(entry, task) for entry in found for task in ENTRY_TASKS]


def tasks_of_answers(
    record: AssuranceReturn, answers: Iterable[Answer]
) -> list[tuple[Model, InvitedVerb]]:
    """What somebody may be invited to about one question of it."""
    found: list[tuple[Model, InvitedVerb]] = []
    for answer in answers:
        answer.assurance_return = record
        found += [(answer, task) for task in ANSWER_TASKS]
    return found
