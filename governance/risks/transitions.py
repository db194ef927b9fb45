"""The operations of a risk, who may do each and what must be in place for it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.risks import access, scale
from governance.risks.models import Risk
from governance.structure.models import Group

OPEN, PASSED_UP, CLOSED = Risk.Status
NOT_PAST = "The day of the next look must be after today."


def groups_above(risk: Risk, *, on: date) -> list[Group]:
    """Where it may be passed up to: whom its group reports to, and whom the arrangements name."""
    return list(Group.objects.above(risk.group, on=on)) if risk.group else []


def value_of(record: Risk, context: OperationContext, name: str) -> Any:
    return context.input.get(name, getattr(record, name))


def is_rated(record: Risk, context: OperationContext) -> None:
    """On the scale, with a day on which it is looked at next; all that is wrong at once."""
    wrong = {}
    likelihood, impact = (value_of(record, context, name) for name in ("likelihood", "impact"))
    if not scale.is_on_scale(likelihood, impact):
        wrong["likelihood"] = "Choose likelihood and impact from the scale."
    if value_of(record, context, "next_look_on") <= localdate(context.at):
        wrong["next_look_on"] = NOT_PAST
    if wrong:
        raise ValidationError(wrong)


def is_on_scale(record: Risk, context: OperationContext) -> None:
    """On the scale; a register may be behind with its looks, which then are due at once."""
    likelihood, impact = (value_of(record, context, name) for name in ("likelihood", "impact"))
    if not scale.is_on_scale(likelihood, impact):
        raise ValidationError({"likelihood": "Choose likelihood and impact from the scale."})


def is_looked_at_later(record: Risk, context: OperationContext) -> None:
    """A day that is moved is moved to one to come; one that stays may have come already."""
    day = context.input.get("next_look_on")
    if day is not None and day <= localdate(context.at):
        raise ValidationError({"next_look_on": NOT_PAST})


def goes_one_up(record: Risk, context: OperationContext) -> None:
    """To a group above the one in whose register it stands."""
    if context.input.get("passed_up_to") not in groups_above(record, on=localdate(context.at)):
        raise ValidationError({"to": "Choose one of the groups above."})


def is_open(record: Risk) -> bool:
    return record.is_open


RISK = Workflow(
    creations={
        "raise_risk": Creation(
            label="Raise a risk",
            past="raised {}",
            allowed=access.can_manage,
            requirements=is_rated,
        ),
        "import": Creation(
            label="Import",
            past="imported {}",
            allowed=access.can_manage,
            requirements=is_on_scale,
        ),
    },
    edits={
        "import_change": Edit(
            label="Change as a register says",
            past="changed {} as a register says",
            allowed=access.can_manage,
            editable_when=is_open,
            requirements=is_on_scale,
        ),
        "edit": Edit(
            label="Change the words or the owner",
            past="edited {}",
            allowed=access.can_manage,
            editable_when=is_open,
            requirements=is_looked_at_later,
        ),
        "set_next_look": Edit(
            label="Set the next look",
            past="set the next look at {}",
            allowed=access.can_review,
            editable_when=is_open,
            requirements=is_looked_at_later,
        ),
    },
    moves={
        "review": Transition(
            label="Review it",
            past="reviewed {}",
            source=(OPEN,),
            target=OPEN,
            allowed=access.can_review,
            requirements=is_rated,
        ),
        "escalate": Transition(
            label="Pass it up",
            past="passed up {}",
            source=(OPEN,),
            target=PASSED_UP,
            allowed=access.can_manage,
            requirements=goes_one_up,
            needs_note=True,
        ),
        "take_on": Transition(
            label="Accept it",
            past="accepted {} from below",
            source=(PASSED_UP,),
            target=OPEN,
            allowed=access.can_take_on,
        ),
        "send_back": Transition(
            label="Send it back",
            past="sent back {}",
            source=(PASSED_UP,),
            target=OPEN,
            allowed=access.can_take_on,
            needs_note=True,
        ),
        "close": Transition(
            label="Close it",
            past="closed {}",
            source=(OPEN,),
            target=CLOSED,
            allowed=access.can_manage,
            needs_note=True,
        ),
        "reopen": Transition(
            label="Open it again",
            past="opened {} again",
            source=(CLOSED,),
            target=OPEN,
            allowed=access.can_manage,
            needs_note=True,
        ),
    },
)
