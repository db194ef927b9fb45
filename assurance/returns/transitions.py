"""The operations of a return, its answers and its queries."""

from django.core.exceptions import ValidationError

from assurance.returns import access
from assurance.returns.models import Answer, AssuranceReturn, Query
from governance.core.errors import NotNow
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Event, Transition, Workflow

OPEN, SUBMITTED, QUERIED, ACCEPTED = AssuranceReturn.Status
ASKED, REPLIED, SETTLED = Query.Status


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
        missing[code] = f"Reply to the office’s query on “{query.answer.question.prompt}”."
    if missing:
        raise ValidationError(missing)


def what_is_missing(answer: Answer) -> str:
    if answer.question.is_voice:
        return "Say how the voice of children was considered: a report without it is not submitted."
    return f"Answer “{answer.question.prompt}”."


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
    creations={"ask": Creation(label="Ask", past="asked for {}", allowed=access.can_ask)},
    moves={
        "submit": Transition(
            label="Submit",
            past="submitted {}",
            source=(OPEN, QUERIED),
            target=SUBMITTED,
            allowed=access.can_submit,
            requirements=is_complete,
            is_irreversible=True,
        ),
        "query": Transition(
            label="Query",
            past="queried {}",
            source=(SUBMITTED, QUERIED),
            target=QUERIED,
            allowed=access.can_manage_return,
        ),
        "accept": Transition(
            label="Accept",
            past="accepted {}",
            source=(SUBMITTED,),
            target=ACCEPTED,
            allowed=access.can_accept,
            is_irreversible=True,
        ),
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
            requirements=is_with_the_respondent,
        ),
        "settle": Transition(
            label="Settle",
            past="settled {}",
            source=(ASKED, REPLIED),
            target=SETTLED,
            allowed=access.can_settle,
            is_irreversible=True,
        ),
    },
)
