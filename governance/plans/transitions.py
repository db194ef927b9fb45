"""The deeds of a plan, of what hangs on it, and of a quarter's progress."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import Deed
from governance.core.workflow import Edit, Start, Workflow
from governance.periods.models import Period
from governance.plans import access
from governance.plans.models import FocusArea, Objective, OutcomeStatement, Priority, ProgressUpdate

Numbered = FocusArea | Priority | OutcomeStatement | Objective


def has_free_number(record: Numbered, deed: Deed) -> None:
    """No other of its kind has the number, in the plan or under the priority."""
    over = "priority" if hasattr(record, "priority_id") else "plan"
    where = {f"{over}_id": getattr(record, f"{over}_id"), "number": record.number}
    if type(record)._default_manager.filter(**where).exclude(pk=record.pk).exists():
        raise ValidationError({"number": f"Number {record.number} is taken: choose another."})


def is_of_a_begun_quarter(record: ProgressUpdate, deed: Deed) -> None:
    """Progress is for one quarter that has begun, in the plan's own time, and given once."""
    plan, period = record.priority.plan, record.period
    wrong = []
    if period.kind != Period.Kind.QUARTER:
        wrong.append("Progress is given for a quarter.")
    if period.starts_on > localdate(deed.at):
        wrong.append(f"{period} has not begun.")
    if period.ends_on <= plan.starts_on or (plan.ends_on and period.starts_on >= plan.ends_on):
        wrong.append(f"{period} is outside the time of the plan.")
    if ProgressUpdate.objects.filter(priority=record.priority, period=period).exists():
        wrong.append("Somebody gave this progress meanwhile: open the page again and change it.")
    if wrong:
        raise ValidationError(wrong)


PLAN = Workflow(
    starts={"add": Start(label="Set up a business plan", past="added {}", who=access.can_set_up)},
    edits={"edit": Edit(label="Change the plan", past="edited {}", who=access.can_set_up)},
)
FOCUS_AREA = Workflow(
    starts={
        "add": Start(
            label="Add a focus area",
            past="added {}",
            who=access.can_set_up_part,
            ready=has_free_number,
        )
    },
    edits={
        "edit": Edit(label="Change the focus area", past="edited {}", who=access.can_set_up_part)
    },
)
PRIORITY = Workflow(
    starts={
        "add": Start(
            label="Add a priority",
            past="added {}",
            who=access.can_set_up_part,
            ready=has_free_number,
        )
    },
    edits={"edit": Edit(label="Change the priority", past="edited {}", who=access.can_set_up_part)},
)
OUTCOME_STATEMENT = Workflow(
    starts={
        "add": Start(
            label="Add an outcome statement",
            past="added {}",
            who=access.can_set_up_under,
            ready=has_free_number,
        )
    },
    edits={
        "edit": Edit(
            label="Change the outcome statement", past="edited {}", who=access.can_set_up_under
        )
    },
)
OBJECTIVE = Workflow(
    starts={
        "add": Start(
            label="Add an objective",
            past="added {}",
            who=access.can_set_up_under,
            ready=has_free_number,
        )
    },
    edits={
        "edit": Edit(label="Change the objective", past="edited {}", who=access.can_set_up_under)
    },
)
PROGRESS = Workflow(
    starts={
        "give": Start(
            label="Give progress",
            past="recorded progress on {}",
            past_own="recorded the progress",
            who=access.can_give,
            ready=is_of_a_begun_quarter,
        )
    },
    edits={
        "change": Edit(
            label="Change progress",
            past="changed the progress on {}",
            past_own="changed the progress update",
            who=access.can_give,
        )
    },
)
