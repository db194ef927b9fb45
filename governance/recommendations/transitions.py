"""The operations of a recommendation, who may do each and what must be in place for it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.recommendations import access
from governance.recommendations.models import WAITING, GroupRecommendation
from governance.structure.models import Group

DRAFT, PUT, PASSED_ON, SENT_BACK, ANSWERED, RECEIVED, WITHDRAWN = GroupRecommendation.Status
NOT_PAST = "The day by which an answer is owed must be after today."


def value_of(record: GroupRecommendation, context: OperationContext, name: str) -> Any:
    return context.input.get(name, getattr(record, name))


def goes_one_up(record: GroupRecommendation, context: OperationContext) -> None:
    """To a group above the one that has it, with a day to come; all that is wrong at once."""
    on, wrong = localdate(context.at), {}
    group = record.stands_with if record.is_waiting else record.group
    above = Group.objects.above(group, on=on)  # type: ignore[arg-type]
    to = context.input.get("stands_with")
    if to is None or not above.filter(pk=to.pk).exists():
        wrong["to"] = "Choose one of the groups above."
    day = value_of(record, context, "answer_by")
    if day is None or day <= on:
        wrong["answer_by"] = NOT_PAST
    if wrong:
        raise ValidationError(wrong)


def says_how(record: GroupRecommendation, context: OperationContext) -> None:
    if context.input.get("outcome") not in GroupRecommendation.Outcome.values:
        raise ValidationError({"outcome": "Say whether it is accepted."})


def can_be_written(record: GroupRecommendation) -> bool:
    return record.status in (DRAFT, SENT_BACK)


def was_accepted(record: GroupRecommendation) -> bool:
    """Where something was promised: answered and not rejected."""
    outcome = GroupRecommendation.Outcome
    is_answered = record.status in (ANSWERED, RECEIVED)
    return is_answered and record.outcome in (outcome.ACCEPTED, outcome.PARTLY)


RECOMMENDATION = Workflow(
    creations={
        "recommend": Creation(
            label="Make a recommendation", past="made {}", allowed=access.can_manage
        )
    },
    edits={
        "edit": Edit(
            label="Change the words",
            past="edited {}",
            allowed=access.can_manage,
            editable_when=can_be_written,
        ),
        "raise_action": Edit(
            label="Raise an action",
            past="raised an action for {}",
            past_own="raised an action",
            allowed=access.can_raise_action,
            editable_when=was_accepted,
        ),
    },
    moves={
        "put": Transition(
            label="Put it to the group above",
            past="put {} to the group above",
            source=(DRAFT, SENT_BACK),
            target=PUT,
            allowed=access.can_manage,
            requirements=goes_one_up,
            is_irreversible=True,
        ),
        "pass_on": Transition(
            label="Pass it on",
            past="passed on {}",
            source=WAITING,
            target=PASSED_ON,
            allowed=access.can_answer,
            requirements=goes_one_up,
            is_irreversible=True,
        ),
        "send_back": Transition(
            label="Send it back",
            past="sent back {}",
            source=WAITING,
            target=SENT_BACK,
            allowed=access.can_answer,
            needs_note=True,
        ),
        "answer": Transition(
            label="Answer it",
            past="answered {}",
            source=WAITING,
            target=ANSWERED,
            allowed=access.can_answer,
            requirements=says_how,
            is_irreversible=True,
        ),
        "receive": Transition(
            label="Receive the answer",
            past="received the answer to {}",
            source=(ANSWERED,),
            target=RECEIVED,
            allowed=access.can_manage,
            is_irreversible=True,
        ),
        "withdraw": Transition(
            label="Withdraw it",
            past="withdrew {}",
            source=(DRAFT, SENT_BACK, *WAITING),
            target=WITHDRAWN,
            allowed=access.can_manage,
            needs_note=True,
            is_irreversible=True,
        ),
    },
)
