"""What must be in place before a restricted action is assigned, or an overdue one passed up."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.timezone import localdate

from governance.actions.due_dates import DueKind
from governance.actions.models import Action, Assignment
from governance.core.record_changes import OperationContext
from governance.core.roles import SHUT_OUT_OF_RESTRICTED, Capacity
from governance.plans.models import Objective
from governance.structure.models import Appointment, EscalationStep, Group, GroupService

CHAIRS = (Capacity.CHAIR, Capacity.VICE_CHAIR)
NOBODY_NAMED = (
    "Nobody who chairs {} may see this action. Name the chair where it comes from first, or lift "
    "the restriction."
)


def serves_one_priority(record: Action, context: OperationContext) -> None:
    """An objective is of the priority that the action serves."""
    names = ("objective_id", "priority_id")
    objective, priority = (context.input.get(name, getattr(record, name)) for name in names)
    if objective is None:
        return
    if not Objective.objects.filter(pk=objective, priority=priority).exists():
        raise ValidationError({"objective_id": "Choose an objective of the same priority."})


def has_a_rhythm(record: Action, context: OperationContext) -> None:
    """It is due on one day or in one month, and comes again until a later day."""
    if not context.input.get("repeats", record.repeats):
        return
    faults: dict[str, str] = {}
    if record.due_to is None or record.due_kind not in (DueKind.DATE, DueKind.MONTH):
        faults["repeats"] = "Give it one day or one month in which it is due first."
    until = context.input.get("repeats_until", record.repeats_until)
    if until is None:
        faults["repeats_until"] = "Give the last day until which it comes again."
    elif record.due_to and until <= record.due_to:
        faults["repeats_until"] = "Give a day after the one on which it is due now."
    if faults:
        raise ValidationError(faults)


def is_of_an_open_action(record: Assignment, context: OperationContext) -> None:
    if not record.action.is_open:
        raise ValidationError(f"{record.action} is open no more: reopen it first.")


def may_be_given(record: Assignment, context: OperationContext) -> None:
    """A restricted action goes to a seat or an agency, never to a whole group, nor to a seat whose
    holders see nothing restricted.
    """
    is_of_an_open_action(record, context)
    if not record.action.is_restricted:
        return
    if record.group_id is not None:
        raise ValidationError(
            {"groups": "Only named people see this action: choose a seat, not a whole group."}
        )
    if record.seat is not None and record.seat.capacity in SHUT_OUT_OF_RESTRICTED:
        raise ValidationError(
            {"seats": f"Whoever holds such a seat sees nothing restricted: {record.seat}."}
        )


def steps_from(action: Action, *, on: date) -> list[EscalationStep]:
    """The next steps from where it stands now; several where its log serves several partnerships
    whose arrangements differ, none where they name no further group.
    """
    group = action.stands_at
    if not action.climbs_when_overdue or group is None:
        return []
    served = GroupService.objects.in_force(on=on).filter(group=action.group_id)
    steps = EscalationStep.objects.in_force(on=on).filter(
        group=group, partnership__in=served.values("partnership")
    )
    found: dict[int, EscalationStep] = {}
    for step in steps.for_list().order_by("pk"):
        found.setdefault(step.to_id, step)
    return list(found.values())


def chairs_of(group: Group, *, on: date) -> QuerySet[Appointment]:
    return Appointment.objects.acting(on=on).filter(
        seat__group=group, seat__capacity__in=CHAIRS, standing=Appointment.Standing.HOLDER
    )


def may_be_passed_up(record: Action, context: OperationContext) -> None:
    """It is overdue, the arrangements name that group next, there is a reason; and of a restricted
    one some chair of the group is among its readers.
    """
    on = localdate(context.at)
    faults: dict[str, str] = {}
    if not context.note:
        faults["reason"] = "Give the reason."
    if not record.is_late(on=on):
        faults["to"] = "It is not overdue."
    to = context.input.get("escalated_to", record.escalated_to)
    if to not in [step.to for step in steps_from(record, on=on)]:
        faults["to"] = "The arrangements do not name this group as the next one."
    elif record.is_restricted:
        readers = record.readers.reading(on=on).values("person")
        if not chairs_of(to, on=on).filter(person__in=readers).exists():
            faults["to"] = NOBODY_NAMED.format(to)
    if faults:
        raise ValidationError(faults)
