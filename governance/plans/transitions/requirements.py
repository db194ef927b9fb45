"""What must be in place before a plan, a part of it or a quarter's progress is written."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.periods.models import Period
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    PlanComment,
    Priority,
    ProgressUpdate,
)

Numbered = FocusArea | Priority | OutcomeStatement | Objective
Planned = BusinessPlan | Numbered
SAY_WHY_IT_CHANGES = "The plan is adopted: say why it changes."
SAY_WHY_IT_MOVED = "It was {} before: say why it is rated otherwise now."


def plan_of(record: Planned) -> BusinessPlan:
    if isinstance(record, BusinessPlan):
        return record
    return record.plan if isinstance(record, FocusArea | Priority) else record.priority.plan


def is_open(record: Planned) -> bool:
    """Whether the plan may be written in: it neither ended early nor was dropped."""
    return plan_of(record).is_open


def has_free_number(record: Numbered, context: OperationContext) -> None:
    """No other of its kind has the number, in the plan or under the priority."""
    over = "priority" if hasattr(record, "priority_id") else "plan"
    where = {f"{over}_id": getattr(record, f"{over}_id"), "number": record.number}
    if type(record)._default_manager.filter(**where).exclude(pk=record.pk).exists():
        raise ValidationError({"number": f"Number {record.number} is taken: choose another."})


def says_why_if_adopted(record: Planned, context: OperationContext) -> None:
    """What was decided is changed for a reason."""
    if context.input and plan_of(record).is_adopted and not context.note:
        raise ValidationError({"note": SAY_WHY_IT_CHANGES})


def goes_on_from_one(record: BusinessPlan) -> bool:
    """Whether the plan before it was decided; a draft is written on, not rolled over."""
    return record.carried_from is not None and record.carried_from.is_binding


def is_the_only_one_after(record: BusinessPlan, context: OperationContext) -> None:
    """No other plan goes on from the same one, but for drafts that were not taken up."""
    rows = BusinessPlan.objects.filter(carried_from=record.carried_from_id)
    other = rows.exclude(status=BusinessPlan.Status.WITHDRAWN).first()
    if other is not None:
        raise ValidationError(f"It was rolled over already: {other}.")


def has_last_day_for_comments(record: BusinessPlan, context: OperationContext) -> None:
    until = context.input.get("comments_until")
    if until is None or until < localdate(context.at):
        raise ValidationError({"comments_until": "Give a last day for comments, from today on."})


def was_decided(record: BusinessPlan, context: OperationContext) -> None:
    """When, and by which meeting and decision; collects what is missing."""
    wrong = {}
    day = context.input.get("adopted_on")
    if day is None or day > localdate(context.at):
        wrong["adopted_on"] = "Give the day on which it was adopted, today at the latest."
    if not context.input.get("adopted_in"):
        wrong["adopted_in"] = "Say by which meeting and decision it was adopted."
    if wrong:
        raise ValidationError(wrong)


def is_seen_by_author(record: PlanComment, context: OperationContext) -> None:
    """A comment is on a plan that its author sees, and on a priority of that plan."""
    if not BusinessPlan.objects.visible_to(context.by).filter(pk=record.plan_id).exists():
        raise ValidationError("You cannot see this plan.")
    if record.priority and record.priority.plan_id != record.plan_id:
        raise ValidationError({"priority_id": "Choose a priority of this plan."})


def says_what_was_done(record: PlanComment, context: OperationContext) -> None:
    if not context.input.get("answer", record.answer).strip():
        raise ValidationError({"answer": "Say what was done about the comment."})


def is_of_a_begun_quarter(record: ProgressUpdate, context: OperationContext) -> None:
    """Progress is for one quarter that has begun, in the plan's own time, and given once; it says
    why the rating is another than the quarter before.
    """
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
    explains_a_new_rating(record, record.rating, record.explanation)


def explains_a_new_rating(record: ProgressUpdate, rating: str, explanation: str) -> None:
    """Raises ValidationError where the last quarter before it stood otherwise and nobody says why.

    From or to “not rated” nothing has to be explained.
    """
    unrated = ProgressUpdate.Rating.UNRATED
    before = previous_update(record)
    if before is None or unrated in (before.rating, rating):
        return
    if before.rating != rating and not explanation.strip():
        said = SAY_WHY_IT_MOVED.format(before.get_rating_display().lower())
        raise ValidationError({"explanation": said})


def previous_update(record: ProgressUpdate) -> ProgressUpdate | None:
    """What was given for the latest quarter before it; None where nothing was."""
    rows = ProgressUpdate.objects.filter(
        priority=record.priority_id, period__starts_on__lt=record.period.starts_on
    )
    return rows.order_by("-period__starts_on").first()


def explains_its_change(record: ProgressUpdate, context: OperationContext) -> None:
    """A rating that is changed after it was given is explained too, in the same words or new."""
    rating = context.input.get("rating", record.rating)
    explanation = context.input.get("explanation", record.explanation)
    if rating != record.rating and not explanation.strip():
        said = SAY_WHY_IT_MOVED.format(record.get_rating_display().lower())
        raise ValidationError({"explanation": said})
    if context.input:
        explains_a_new_rating(record, rating, explanation)
