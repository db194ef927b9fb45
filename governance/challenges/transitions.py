"""The operations of a challenge, who may do each and what must be in place for it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.timezone import localdate

from governance.challenges import access
from governance.challenges.models import OWED, Challenge
from governance.core.formatting import format_date
from governance.core.record_changes import OperationContext
from governance.core.roles import Holding
from governance.core.text_folding import Folded
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.structure.models import Group, GroupService, Participation

(
    DRAFT,
    SENT,
    ASKED_AGAIN,
    PASSED_UP,
    ANSWERED,
    VERIFIED,
    GIVEN,
    ACKNOWLEDGED,
    WITHDRAWN,
) = Challenge.Status
NOT_PAST = "The day by which an answer is owed must be after today."
AT_THE_TOP = (Group.Kind.BOARD, Group.Kind.EXECUTIVE)


def partnerships_of(held: Holding, *, on: date) -> list[int]:
    """For which partnerships a seat works: its own, or those that its group serves."""
    if held.partnership_id:
        return [held.partnership_id]
    served = GroupService.objects.in_force(on=on).filter(group=held.group_id)
    return list(served.values_list("partnership", flat=True))


def groups_to_ask(held: Holding, *, on: date) -> QuerySet[Group]:
    """The groups that may be challenged from a seat: those of its partnerships that it does not
    chair.
    """
    serving = GroupService.objects.in_force(on=on)
    serving = serving.filter(partnership__in=partnerships_of(held, on=on))
    found = Group.objects.in_force(on=on).filter(pk__in=serving.values("group"))
    return found.order_by(Folded("name"), "pk")


def bodies_to_ask(held: Holding, *, on: date) -> QuerySet[Participation]:
    """The organisations there, but for the one that the seat itself speaks for."""
    areas = partnerships_of(held, on=on)
    found = Participation.objects.in_force(on=on).filter(partnership__in=areas)
    found = found.exclude(organisation=held.organisation_id) if held.organisation_id else found
    return found.select_related("organisation", "partnership").order_by(
        Folded("organisation__name"), "partnership", "pk"
    )


def groups_above(challenge: Challenge, *, on: date) -> Sequence[Group]:
    """Where it may be passed up to.

    From a group to one above it; of an organisation to the boards and executives of the
    partnership, where there is none to its groups that report to nobody.
    """
    if group := challenge.passed_up_to or challenge.group:
        return list(Group.objects.above(group, on=on))
    groups = Group.objects.serving(challenge.partnership, on=on).order_by(Folded("name"), "pk")  # type: ignore[arg-type]
    at_the_top = list(groups.filter(kind__in=AT_THE_TOP).distinct())
    return at_the_top or list(groups.filter(reports_to__isnull=True).distinct())


def value_of(record: Challenge, context: OperationContext, name: str) -> Any:
    return context.input.get(name, getattr(record, name))


def is_due_later(record: Challenge, context: OperationContext) -> None:
    """An answer is owed by a day to come; to a commendation none is."""
    day = value_of(record, context, "answer_by")
    if record.is_challenge and (day is None or day <= localdate(context.at)):
        raise ValidationError({"answer_by": NOT_PAST})


def is_moved_later(record: Challenge, context: OperationContext) -> None:
    if "answer_by" in context.input:
        is_due_later(record, context)


def asks_another(record: Challenge, context: OperationContext) -> None:
    """Somebody of the seat’s partnerships, for whom whoever raises it does not answer."""
    is_due_later(record, context)
    on = localdate(context.at)
    held = next(each for each in context.by.holdings if each.seat_id == record.raised_seat_id)
    if record.group_id:
        is_near = groups_to_ask(held, on=on).filter(pk=record.group_id).exists()
    else:
        bodies = bodies_to_ask(held, on=on).filter(organisation=record.organisation_id)
        is_near = bodies.filter(partnership=record.partnership_id).exists()
    if not is_near:
        raise ValidationError({"to": "Choose an agency or group of your partnership."})
    if access.is_addressee(context.by, record):
        raise ValidationError({"to": "You answer for it yourself: choose another."})


def says_how(record: Challenge, context: OperationContext) -> None:
    if context.input.get("outcome") not in Challenge.Outcome.values:
        raise ValidationError({"outcome": "Say whether it is accepted."})


def goes_one_up(record: Challenge, context: OperationContext) -> None:
    """Once it was answered or the answer is overdue; to a group above, with a new day."""
    on = localdate(context.at)
    if record.status != ANSWERED and not record.is_overdue(on=on):
        raise ValidationError(
            f"The answer is owed by {format_date(record.answer_by)}: pass it up once it is "  # type: ignore[arg-type]
            "overdue or does not satisfy you."
        )
    if context.input.get("passed_up_to") not in groups_above(record, on=on):
        raise ValidationError({"to": "Choose one of the groups above."})
    is_due_later(record, context)


def is_draft(record: Challenge) -> bool:
    return record.status == DRAFT


def is_owed(record: Challenge) -> bool:
    return record.is_owed


def is_answered(record: Challenge) -> bool:
    """Where something was promised: answered and not rejected."""
    was_promised = record.outcome in (Challenge.Outcome.ACCEPTED, Challenge.Outcome.PARTLY)
    return record.status in (ANSWERED, VERIFIED) and was_promised


CHALLENGE = Workflow(
    creations={
        "raise_challenge": Creation(
            label="Raise a challenge or commendation",
            past="raised {}",
            allowed=access.can_raise,
            requirements=asks_another,
        )
    },
    edits={
        "edit": Edit(
            label="Change the words",
            past="edited {}",
            allowed=access.is_challenger,
            editable_when=is_draft,
            requirements=is_moved_later,
        ),
        "move_date": Edit(
            label="Move the day of the answer",
            past="moved the day of the answer to {}",
            allowed=access.can_move_date,
            editable_when=is_owed,
            requirements=is_moved_later,
        ),
        "raise_action": Edit(
            label="Raise an action",
            past="raised an action for {}",
            past_own="raised an action",
            allowed=access.can_raise_action,
            editable_when=is_answered,
        ),
    },
    moves={
        "send": Transition(
            label="Send it",
            past="sent {}",
            source=(DRAFT,),
            target=SENT,
            allowed=access.can_send,
            requirements=is_due_later,
            is_irreversible=True,
        ),
        "commend": Transition(
            label="Send it",
            past="sent {}",
            source=(DRAFT,),
            target=GIVEN,
            allowed=access.can_commend,
            is_irreversible=True,
        ),
        "acknowledge": Transition(
            label="Acknowledge it",
            past="acknowledged {}",
            source=(GIVEN,),
            target=ACKNOWLEDGED,
            allowed=access.can_answer,
        ),
        "answer": Transition(
            label="Answer it",
            past="answered {}",
            source=OWED,
            target=ANSWERED,
            allowed=access.can_answer,
            requirements=says_how,
            is_irreversible=True,
        ),
        "verify": Transition(
            label="The answer satisfies",
            past="was satisfied by the answer to {}",
            source=(ANSWERED,),
            target=VERIFIED,
            allowed=access.can_verify,
            is_irreversible=True,
        ),
        "ask_again": Transition(
            label="Ask again",
            past="asked again for an answer to {}",
            source=(ANSWERED, VERIFIED),
            target=ASKED_AGAIN,
            allowed=access.can_verify,
            requirements=is_due_later,
            needs_note=True,
        ),
        "pass_up": Transition(
            label="Pass it up",
            past="passed up {}",
            source=(SENT, ASKED_AGAIN, PASSED_UP, ANSWERED),
            target=PASSED_UP,
            allowed=access.is_challenger,
            requirements=goes_one_up,
            needs_note=True,
        ),
        "withdraw": Transition(
            label="Withdraw it",
            past="withdrew {}",
            source=(DRAFT, SENT, ASKED_AGAIN, PASSED_UP, ANSWERED, GIVEN),
            target=WITHDRAWN,
            allowed=access.is_challenger,
            needs_note=True,
            is_irreversible=True,
        ),
    },
)
