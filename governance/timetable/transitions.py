"""The operations of an entry of the timetable, who may do each and what must be in place for it."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.plans.models import BusinessPlan, Priority
from governance.plans.transitions.requirements import SAY_WHY_IT_CHANGES
from governance.timetable import access
from governance.timetable.models import TimetableEntry

PLANNED, UNDER_WAY, MOVED, DONE, DROPPED = TimetableEntry.Status
NOT_ADOPTED = "The plan is not adopted yet: record its adoption first."


@dataclass(frozen=True, kw_only=True)
class Step(Transition):
    """A move of what stands in a plan that still holds."""

    def is_open(self, record: TimetableEntry) -> bool:
        return super().is_open(record) and record.plan.is_open


def plan_is_open(record: TimetableEntry) -> bool:
    return record.plan.is_open


def is_written(record: TimetableEntry) -> bool:
    """Neither done nor dropped, in a plan that still holds."""
    return record.is_open and record.plan.is_open


def in_its_time(plan: BusinessPlan, starts_on: date, due_on: date) -> dict[str, str]:
    """What is wrong with the months; nothing for months of the plan, in order."""
    if due_on < starts_on:
        return {"last_month": "The last month must not be before the first."}
    if starts_on < plan.starts_on.replace(day=1) or (plan.ends_on and starts_on >= plan.ends_on):
        return {"first_month": "Choose a month of the plan."}
    return {}


def fits_the_plan(record: TimetableEntry, context: OperationContext) -> None:
    """Months and priority are of the plan; learning says from where and to whom."""
    new = {**vars(record), **context.input}
    wrong = in_its_time(record.plan, new["starts_on"], new["due_on"])
    if new["kind"] == TimetableEntry.Kind.LEARNING:
        if not new["learned_from"].strip():
            wrong["learned_from"] = "Say where the learning is from."
        if not new["audience"].strip():
            wrong["audience"] = "Say to whom it is told."
    own = Priority.objects.filter(plan=record.plan_id, pk=new["priority_id"])
    if new["priority_id"] and not own.exists():
        wrong["priority_id"] = "Choose a priority of this plan."
    if wrong:
        raise ValidationError(wrong)


def fits_and_says_why(record: TimetableEntry, context: OperationContext) -> None:
    """What was adopted is changed for a reason."""
    fits_the_plan(record, context)
    if context.input and record.plan.is_adopted and not context.note:
        raise ValidationError({"note": SAY_WHY_IT_CHANGES})


def is_adopted(record: TimetableEntry, context: OperationContext) -> None:
    if not record.plan.is_adopted:
        raise ValidationError(NOT_ADOPTED)


def says_what_came(record: TimetableEntry, context: OperationContext) -> None:
    """Of an adopted plan, with what came of it: of learning, how it is known that it arrived."""
    is_adopted(record, context)
    if not context.input.get("outcome", "").strip():
        raise ValidationError({"outcome": "Say what came of it, or that nothing did."})


def goes_elsewhere(record: TimetableEntry, context: OperationContext) -> None:
    """To other months of the plan."""
    starts_on, due_on = context.input["starts_on"], context.input["due_on"]
    wrong = in_its_time(record.plan, starts_on, due_on)
    if (starts_on, due_on) == (record.starts_on, record.due_on):
        wrong["first_month"] = "It stands in these months: choose others."
    if wrong:
        raise ValidationError(wrong)


ENTRY = Workflow(
    creations={
        "add": Creation(
            label="Add to the timetable",
            past="added {} to the timetable",
            past_own="added it to the timetable",
            allowed=access.can_set_up,
            open_when=plan_is_open,
            requirements=fits_the_plan,
            parent="plan",
        )
    },
    edits={
        "edit": Edit(
            label="Change the entry",
            past="edited {}",
            allowed=access.can_set_up,
            editable_when=is_written,
            requirements=fits_and_says_why,
        )
    },
    moves={
        "begin": Step(
            label="Say that it has begun",
            past="began {}",
            past_own="said that it has begun",
            source=(PLANNED, MOVED),
            target=UNDER_WAY,
            allowed=access.can_lead,
            requirements=is_adopted,
        ),
        "complete": Step(
            label="Say that it is done",
            past="completed {}",
            past_own="said that it is done",
            source=(PLANNED, MOVED, UNDER_WAY),
            target=DONE,
            allowed=access.can_lead,
            requirements=says_what_came,
        ),
        "move": Step(
            label="Move it to other months",
            past="moved {}",
            past_own="moved it to other months",
            source=(PLANNED, MOVED, UNDER_WAY),
            target=MOVED,
            allowed=access.can_lead,
            requirements=goes_elsewhere,
            needs_note=True,
        ),
        "drop": Step(
            label="Drop it",
            past="dropped {}",
            past_own="dropped it",
            source=(PLANNED, MOVED, UNDER_WAY),
            target=DROPPED,
            allowed=access.can_set_up,
            needs_note=True,
        ),
        "reopen": Step(
            label="Take it up again",
            past="took up {} again",
            past_own="took it up again",
            source=(DONE, DROPPED),
            target=PLANNED,
            allowed=access.can_set_up,
            needs_note=True,
        ),
    },
)
