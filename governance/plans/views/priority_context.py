"""What the page of a priority shows: values for its template, and no rules."""

from datetime import date
from typing import Any

from django.urls import reverse

from governance.core.buttons import ActionButton
from governance.core.requests import ActorRequest
from governance.core.timeline import build_timeline
from governance.periods.values import PeriodValue, last_completed, period_containing
from governance.plans import access
from governance.plans.models import BusinessPlan, OutcomeStatement, Priority
from governance.plans.transitions import OBJECTIVE, OUTCOME_STATEMENT, PRIORITY
from governance.plans.views.context import QuarterRating, last_quarters


def priority_context(request: ActorRequest, record: Priority) -> dict[str, Any]:
    """The golden thread downward: what good looks like, and how it stands."""
    on = request.actor.on
    may_set_up = access.can_set_up(request.actor, record.plan) and record.plan.is_open
    may_give = access.can_give_for(request.actor, record) and record.plan.is_binding
    outcomes = list(record.outcomes.all())
    return {
        "priority": record,
        "plan": record.plan,
        "partnership": record.plan.partnership,
        "outcomes": [each for each in outcomes if not has_ended(each, on)],
        "ended_outcomes": [each for each in outcomes if has_ended(each, on)],
        "objectives": record.objectives.all(),
        "standings": quarter_ratings(request, record, may_give),
        "may_set_up": may_set_up,
        "verbs": action_buttons(request, record, may_set_up, may_give),
        "trail": build_timeline(
            record, *outcomes, *record.objectives.all(), *record.updates.all(), reader=request.actor
        ),
    }


def has_ended(outcome: OutcomeStatement, on: date) -> bool:
    return outcome.ends_on is not None and outcome.ends_on <= on


def quarter_ratings(request: ActorRequest, record: Priority, may_give: bool) -> list[QuarterRating]:
    """The last quarters of an adopted plan's time and every one given for, newest first."""
    quarters = last_quarters(request.actor.on) if record.plan.is_binding else []
    spans = {span.code: span for span in quarters if in_plan(record.plan, span)}
    given = {update.period.code: update for update in record.updates.all()}
    spans |= {
        code: period_containing("quarter", one.period.starts_on) for code, one in given.items()
    }
    return [
        QuarterRating(span, given.get(span.code), give_url(record, span) if may_give else "")
        for span in sorted(spans.values(), key=lambda span: span.starts_on, reverse=True)
    ]


def in_plan(plan: BusinessPlan, span: PeriodValue) -> bool:
    return span.ends_on > plan.starts_on and not (plan.ends_on and plan.ends_on <= span.starts_on)


def give_url(record: Priority, span: PeriodValue) -> str:
    year, quarter = span.code.split()
    return reverse("governance:progress-give", args=[record.pk, year, quarter])


def action_buttons(
    request: ActorRequest, record: Priority, may_set_up: bool, may_give: bool
) -> list[ActionButton]:
    found = []
    latest = last_completed("quarter", request.actor.on)
    is_given = any(update.period.code == latest.code for update in record.updates.all())
    if may_give and in_plan(record.plan, latest):
        label = f"{'Change' if is_given else 'Give'} progress for {latest.label.split(',')[0]}"
        found.append(ActionButton(label, give_url(record, latest), True))
    if may_set_up:
        pages = (
            (OUTCOME_STATEMENT.label("add"), "outcome-add"),
            (OBJECTIVE.label("add"), "objective-add"),
            (PRIORITY.label("edit"), "priority-edit"),
        )
        found += [
            ActionButton(label, reverse(f"governance:{name}", args=[record.pk]), True)
            for label, name in pages
        ]
    return found
