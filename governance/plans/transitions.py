"""The operations of a plan, of what hangs on it, and of a quarter's progress."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Workflow
from governance.periods.models import Period
from governance.plans import access
from governance.plans.models import FocusArea, Objective, OutcomeStatement, Priority, ProgressUpdate

Numbered = FocusArea | Priority | OutcomeStatement | Objective


def has_free_number(record: Numbered, context: OperationContext) -> None:
    """No other of its kind has the number, in the plan or under the priority."""
    over = "priority" if hasattr(record, "priority_id") else "plan"
    where = {f"{over}_id": getattr(record, f"{over}_id"), "number": record.number}
    if type(record)._default_manager.filter(**where).exclude(pk=record.pk).exists():
        raise ValidationError({"number": f"Number {record.number} is taken: choose another."})


def is_of_a_begun_quarter(record: ProgressUpdate, context: OperationContext) -> None:
    """Progress is for one quarter that has begun, in the plan's own time, and given once."""
    plan, period = record.priority.plan, record.period
    wrong = []
    if period.kind != Period.Kind.QUARTER:
        wrong.append("Progress is given for a quarter.")
    if period.starts_on > localdate(context.at):
        wrong.append(f"{period} has not begun.")
    if period.ends_on <= plan.starts_on or (plan.ends_on and period.starts_on >= plan.ends_on):
        wrong.append(f"{period} is outside the time of the plan.")
    if ProgressUpdate.objects.filter(priority=record.priority, period=period).exists():
        wrong.append("Somebody gave this progress meanwhile: open the page again and change it.")
    if wrong:
        raise ValidationError(wrong)


PLAN = Workflow(
    creations={
        "add": Creation(label="Set up a business plan", past="added {}", allowed=access.can_set_up)
    },
    edits={"edit": Edit(label="Change the plan", past="edited {}", allowed=access.can_set_up)},
)
FOCUS_AREA = Workflow(
    creations={
        "add": Creation(
            label="Add a focus area",
            past="added {}",
            allowed=access.can_set_up_part,
            requirements=has_free_number,
        )
    },
    edits={
        "edit": Edit(
            label="Change the focus area", past="edited {}", allowed=access.can_set_up_part
        )
    },
)
PRIORITY = Workflow(
    creations={
        "add": Creation(
            label="Add a priority",
            past="added {}",
            allowed=access.can_set_up_part,
            requirements=has_free_number,
        )
    },
    edits={
        "edit": Edit(label="Change the priority", past="edited {}", allowed=access.can_set_up_part)
    },
)
OUTCOME_STATEMENT = Workflow(
    creations={
        "add": Creation(
            label="Add an outcome statement",
            past="added {}",
            allowed=access.can_set_up_under,
            requirements=has_free_number,
        )
    },
    edits={
        "edit": Edit(
            label="Change the outcome statement", past="edited {}", allowed=access.can_set_up_under
        )
    },
)
OBJECTIVE = Workflow(
    creations={
        "add": Creation(
            label="Add an objective",
            past="added {}",
            allowed=access.can_set_up_under,
            requirements=has_free_number,
        )
    },
    edits={
        "edit": Edit(
            label="Change the objective", past="edited {}", allowed=access.can_set_up_under
        )
    },
)
PROGRESS = Workflow(
    creations={
        "give": Creation(
            label="Give progress",
            past="recorded progress on {}",
            past_own="recorded the progress",
            allowed=access.can_give,
            requirements=is_of_a_begun_quarter,
        )
    },
    edits={
        "change": Edit(
            label="Change progress",
            past="changed the progress on {}",
            past_own="changed the progress update",
            allowed=access.can_give,
        )
    },
)
