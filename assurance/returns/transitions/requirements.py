"""What must be in place before something is done to a return, an answer or a query."""

from django.core.exceptions import ValidationError

from assurance.returns.models import Answer, AssuranceReturn, OfficeEntry, Query
from governance.core.errors import NotNow, ensure_allowed
from governance.core.formatting import format_count
from governance.core.record_changes import OperationContext

OPEN = AssuranceReturn.Status.OPEN
ASKED = Query.Status.ASKED


def is_complete(record: AssuranceReturn, context: OperationContext) -> None:
    """Every required answer is given and every query replied to; all that is missing at once.

    The voice of children is asked of every highlight report (Leicester arrangements 2019,
    sections 12 and 14); without it the report is not submitted.
    """
    missing: dict[str, str] = {}
    for answer in record.answers.select_related("question__section").order_by(
        "question__section__position", "question__position"
    ):
        if answer.question.is_required and not answer.is_answered:
            missing[answer.question.code] = what_is_missing(answer)
    waiting = Query.objects.filter(answer__assurance_return=record, status=ASKED)
    for query in waiting.select_related("answer__question"):
        code = query.answer.question.code
        missing[code] = f"Reply to the office’s query on “{query.answer.prompt}”."
    if missing:
        raise ValidationError(missing)


def what_is_missing(answer: Answer) -> str:
    if answer.question.is_voice:
        return "Say how the voice of children was considered: a report without it is not submitted."
    return f"Answer “{answer.prompt}”."


def nothing_is_asked(record: AssuranceReturn, context: OperationContext) -> None:
    """A return stays with its respondent as long as a query does."""
    if Query.objects.with_respondent(record).exists():
        raise ValidationError("A query is not answered yet: settle or withdraw it first.")


def is_unread(record: AssuranceReturn, context: OperationContext) -> None:
    """What the office has looked at is not taken from its hands; raises NotNow."""
    if not record.is_unread:
        raise NotNow(context.verb, record)


def can_be_unasked(record: AssuranceReturn) -> bool:
    """Asked for a case, and not submitted yet."""
    return record.case is not None and record.status == OPEN and not record.is_unasked


def says_why_unasked(record: AssuranceReturn, context: OperationContext) -> None:
    if not context.note:
        raise ValidationError({"note": "Say why it is not asked any more."})


def is_answerable(answer: Answer) -> bool:
    return answer.assurance_return.is_answerable


def is_confirmed(record: AssuranceReturn, context: OperationContext) -> None:
    """What the office entered is taken once its respondent has said that it is right."""
    if OfficeEntry.objects.of_return(record).unconfirmed().exists():
        raise ValidationError(
            f"{record.respondent} has not confirmed yet what the office entered for them."
        )


def can_be_accepted(record: AssuranceReturn, context: OperationContext) -> None:
    """It is confirmed; and whoever signs off what is asked for a case has written none of it."""
    is_confirmed(record, context)
    if record.is_restricted and record.answers.filter(answered_by=context.by.user_id).exists():
        raise ValidationError("You wrote part of it: somebody else signs it off.")


def is_being_entered(answer: Answer, context: OperationContext) -> None:
    """The office writes answers only from something it has received; raises NotAllowed."""
    entries = OfficeEntry.objects.of_return(answer.assurance_return)
    ensure_allowed(entries.being_entered().exists(), "answer", answer.assurance_return)


def can_begin(entry: OfficeEntry) -> bool:
    return entry.assurance_return.status == OPEN


def can_be_entered(entry: OfficeEntry, context: OperationContext) -> None:
    """Received by today, with the original or what was said, and nothing of theirs is unsent."""
    missing: dict[str, str] = {}
    if entry.received_on > context.by.on:
        missing["received_on"] = "The day on which it was received must be today or in the past."
    if not entry.original_id and not entry.summary:
        missing["content"] = "Choose the original, or write down below what was said."
    if OfficeEntry.objects.of_return(entry.assurance_return).being_entered().exists():
        missing["__all__"] = "It is being entered already."
    elif begun := count_of_their_own(entry.assurance_return):
        missing["__all__"] = (
            f"{entry.assurance_return.respondent} has begun to write it: "
            f"{format_count(begun, 'answer is', 'answers are')} not submitted, and only their own "
            "people read them. Ask them to submit it, or to empty what they wrote."
        )
    if missing:
        raise ValidationError(missing)


def count_of_their_own(record: AssuranceReturn) -> int:
    """How many answers somebody of the respondent's has written; one query."""
    answers = record.answers.filter(is_entered=False).select_related("question")
    return sum(answer.is_answered for answer in answers)


def says_what_is_asked(record: Query, context: OperationContext) -> None:
    if not record.reason:
        raise ValidationError({"reason": "Say what you ask."})


def is_with_the_respondent(record: Query, context: OperationContext) -> None:
    """What the office has in its hands is not changed there; raises NotNow, about the return."""
    if not record.answer.assurance_return.is_answerable:
        raise NotNow("reply to a query on", record.answer.assurance_return)
