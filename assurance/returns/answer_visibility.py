"""Which words of a return a reader reads: as they stand for its own people, else as submitted."""

from dataclasses import dataclass

from django.db.models import QuerySet

from assurance.returns import access
from assurance.returns.models import Answer, AssuranceReturn, SubmittedAnswer
from assurance.returns.models.answers import format_value
from governance.core import history
from governance.core.formatting import format_date
from governance.core.history import Change, diff_fields
from governance.core.prepared_queries import Key, prepared
from governance.core.roles import Actor


@dataclass(frozen=True)
class Reading:
    """One answer, what this reader reads of it, and whether it has a history for them."""

    answer: Answer
    said: Answer | SubmittedAnswer | None
    has_history: bool


UNSENT_TO_ITS_OWN = "Only your own people read these answers until they are submitted."
BEING_ENTERED = (
    "The business office enters this return from what it received, and reads what stands here. "
    "Others read it once it is submitted."
)
UNSENT_TO_OTHERS = (
    "Nothing has been submitted yet. Until then, what is being written is read by its own people."
)
SENT_TO_ITS_OWN = (
    "Until they are submitted again, others read the answers as submitted on {}, not as they stand."
)
SENT_TO_OTHERS = (
    "The answers as submitted on {}. What is changed since is read here when it has been submitted."
)


def visible_answers(actor: Actor, record: AssuranceReturn) -> list[Answer]:
    """The answers in the order of the instrument, with what was submitted where others read it."""
    if record.submitted_at and not access.can_see_unsubmitted(actor, record):
        return answers_of(record, submitted_answers(Key(record.pk)))
    return answers_as_they_stand(record)


def answers_as_they_stand(record: AssuranceReturn) -> list[Answer]:
    """All its answers as they stand, in the order of the instrument; one query."""
    return answers_of(record, standing_answers(Key(record.pk)))


def answers_of(record: AssuranceReturn, found: list[Answer]) -> list[Answer]:
    for answer in found:
        answer.assurance_return = record
    return found


@prepared
def standing_answers(record: int) -> QuerySet[Answer]:
    return Answer.objects.filter(assurance_return=record).for_form()


@prepared
def submitted_answers(record: int) -> QuerySet[Answer]:
    return Answer.objects.filter(assurance_return=record).for_form().with_submitted()


def answer_readings(actor: Actor, record: AssuranceReturn, answers: list[Answer]) -> list[Reading]:
    """What this reader reads of each; others read nothing before it was first submitted."""
    if access.can_see_unsubmitted(actor, record):
        return [Reading(answer, answer, bool(answer.answered_at)) for answer in answers]
    if not record.submitted_at:
        return []
    sent = [(answer, answer.as_submitted) for answer in answers]
    return [Reading(answer, said, said is not None) for answer, said in sent]


def visible_text(actor: Actor, answer: Answer) -> str:
    """One answer in the words that this reader reads."""
    if access.can_see_unsubmitted(actor, answer.assurance_return):
        return answer.shown
    last = answer.submissions.order_by("pk").last()
    return format_value(getattr(last, answer.value_field)) if last else ""


def describe_readers(actor: Actor, record: AssuranceReturn) -> str:
    """Who reads which words, while those inside and outside do not read the same."""
    if not record.is_answerable:
        return ""
    if record.is_being_entered and access.can_see_unsubmitted(actor, record):
        return BEING_ENTERED
    is_own, sent_at = access.can_see_unsubmitted(actor, record), record.submitted_at
    if sent_at is None:
        return UNSENT_TO_ITS_OWN if is_own else UNSENT_TO_OTHERS
    return (SENT_TO_ITS_OWN if is_own else SENT_TO_OTHERS).format(format_date(sent_at))


def visible_changes(actor: Actor, answer: Answer) -> list[Change]:
    """How the answer changed, newest first: to its own people each wording, to others each sent."""
    labels = {answer.value_field: answer.prompt}
    if access.can_see_unsubmitted(actor, answer.assurance_return):
        return history.list_changes(answer, labels)
    rows = list(answer.submissions.select_related("submitted_by").order_by("pk"))
    steps = [
        Change(str(row.submitted_by), row.submitted_at, diff_fields(before, row, labels))
        for before, row in zip([None, *rows], rows, strict=False)
    ]
    return steps[::-1]
