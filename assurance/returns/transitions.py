"""The operations of a return, its answers and its queries."""

from operator import attrgetter

from django.core.exceptions import ValidationError

from assurance.returns import access
from assurance.returns.models import Answer, AssuranceReturn, Query
from governance.core.errors import NotNow
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Event, Transition, Workflow

OPEN, SUBMITTED, QUERIED, ACCEPTED = AssuranceReturn.Status
ASKED, REPLIED, SETTLED, WITHDRAWN = Query.Status


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


def is_answerable(answer: Answer) -> bool:
    return answer.assurance_return.is_answerable


def says_what_is_asked(record: Query, context: OperationContext) -> None:
    if not record.reason:
        raise ValidationError({"reason": "Say what you ask."})


def is_with_the_respondent(record: Query, context: OperationContext) -> None:
    """What the office has in its hands is not changed there; raises NotNow, about the return."""
    if not record.answer.assurance_return.is_answerable:
        raise NotNow("reply to a query on", record.answer.assurance_return)


RETURN = Workflow(
    creations={
        "ask": Creation(
            label="Ask",
            past="asked for {}",
            allowed=access.can_ask,
            note_readers=access.can_read_remarks,
        )
    },
    moves={
        "submit": Transition(
            label="Submit",
            past="submitted {}",
            source=(OPEN, QUERIED),
            target=SUBMITTED,
            allowed=access.can_submit,
            note_readers=access.can_read_remarks,
            requirements=is_complete,
            is_irreversible=True,
        ),
        "query": Transition(
            label="Query",
            past="queried {}",
            source=(SUBMITTED, QUERIED),
            target=QUERIED,
            allowed=access.can_manage_return,
            note_readers=access.can_read_remarks,
        ),
        "accept": Transition(
            label="Accept",
            past="accepted {}",
            source=(SUBMITTED,),
            target=ACCEPTED,
            allowed=access.can_accept,
            note_readers=access.can_read_remarks,
            is_irreversible=True,
        ),
        "end_queries": Transition(
            label="Ask nothing more",
            past="has nothing more to ask about {}",
            source=(QUERIED,),
            target=SUBMITTED,
            allowed=access.can_manage_return,
            note_readers=access.can_read_remarks,
            requirements=nothing_is_asked,
        ),
        "take_back": Transition(
            label="Take it back",
            past="took back {}",
            source=(SUBMITTED,),
            target=OPEN,
            allowed=access.can_submit,
            note_readers=access.can_read_remarks,
            requirements=is_unread,
        ),
        "reopen": Transition(
            label="Reopen it",
            past="reopened {}",
            source=(ACCEPTED,),
            target=SUBMITTED,
            allowed=access.can_manage_return,
            note_readers=access.can_read_remarks,
            needs_note=True,
        ),
    },
    edits={
        "mark_read": Edit(
            label="Read",
            past="read {} for the first time",
            allowed=access.can_read_first,
            note_readers=access.can_read_remarks,
            editable_when=attrgetter("is_unread"),
        )
    },
    events={"chase": Event(past="chased {}")},
)

ANSWER = Workflow(
    edits={
        "answer": Edit(
            label="Write answers",
            past="answered {}",
            past_own="answered",
            allowed=access.can_answer,
            note_readers=access.can_read_answer_note,
            editable_when=is_answerable,
            parent="assurance_return",
        )
    }
)

QUERY = Workflow(
    creations={
        "raise_query": Creation(
            label="Query",
            past="raised {}",
            allowed=access.can_raise_query,
            note_readers=access.can_read_query,
            requirements=says_what_is_asked,
        )
    },
    moves={
        "reply": Transition(
            label="Reply",
            past="replied to {}",
            source=(ASKED, REPLIED),
            target=REPLIED,
            allowed=access.can_reply,
            note_readers=access.can_read_query,
            requirements=is_with_the_respondent,
        ),
        "settle": Transition(
            label="Settle",
            past="settled {}",
            source=(ASKED, REPLIED),
            target=SETTLED,
            allowed=access.can_settle,
            note_readers=access.can_read_query,
            is_irreversible=True,
        ),
        "settle_without_reply": Transition(
            label="Settle without a reply",
            past="settled {} without a reply",
            source=(ASKED,),
            target=SETTLED,
            allowed=access.can_settle,
            note_readers=access.can_read_query,
            needs_note=True,
            is_irreversible=True,
        ),
        "withdraw": Transition(
            label="Withdraw the query",
            past="withdrew {}",
            source=(ASKED,),
            target=WITHDRAWN,
            allowed=access.can_settle,
            note_readers=access.can_read_query,
            needs_note=True,
            is_irreversible=True,
        ),
    },
)
