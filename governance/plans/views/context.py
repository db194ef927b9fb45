"""What the pages of a plan and a priority show: values for templates, and no rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import BooleanField, Count, ExpressionWrapper, Prefetch, Q, QuerySet
from django.urls import reverse

from governance.core.buttons import ActionButton
from governance.core.effective_dates import in_force_q
from governance.core.requests import ActorRequest
from governance.core.search import narrow
from governance.core.status_grids import GridCell, GridColumn, GridRow, StatusGrid
from governance.core.tables import Column
from governance.core.text_folding import Folded
from governance.core.timeline import build_timeline
from governance.periods.values import (
    PeriodValue,
    last_completed,
    period_containing,
    quarter_and_year,
)
from governance.plans import access
from governance.plans.forms import PlanFilterForm
from governance.plans.models import (
    BusinessPlan,
    OutcomeStatement,
    PlanQuerySet,
    Priority,
    ProgressUpdate,
)
from governance.plans.transitions import FOCUS_AREA, OBJECTIVE, OUTCOME_STATEMENT, PLAN, PRIORITY
from governance.structure.owner_choices import stands_in

QUARTERS = 4


@dataclass(frozen=True)
class PlanRow:
    """One plan in the list."""

    plan: BusinessPlan
    is_in_force: bool


@dataclass(frozen=True)
class QuarterRating:
    """How a priority stands for a quarter; ``update`` is None where nothing was given."""

    quarter: PeriodValue
    update: ProgressUpdate | None
    url: str = ""

    @property
    def key(self) -> str:
        return self.quarter.code.replace(" ", "-")

    @property
    def rating(self) -> ProgressUpdate.Rating:
        unrated = ProgressUpdate.Rating.UNRATED
        return ProgressUpdate.Rating(self.update.rating) if self.update else unrated

    @property
    def says(self) -> str:
        return str(self.rating.label)

    @property
    def note(self) -> str:
        """Whether what was given tells of impact; empty where nothing was given."""
        if self.update is None:
            return ""
        return "no impact recorded" if self.update.is_without_impact else "impact recorded"


@dataclass(frozen=True)
class PriorityRow:
    """One priority with its last quarters, oldest first."""

    priority: Priority
    standings: tuple[QuarterRating, ...]

    @property
    def latest(self) -> QuarterRating:
        return self.standings[-1]

    @property
    def impact(self) -> str:
        update = self.latest.update
        if update is None:
            return "No progress given"
        return "No evidence recorded" if update.is_without_impact else "Recorded"


LISTED = (
    Column("plan", "Plan", lambda row: row.title, "title"),
    Column("owner", "Whose", lambda row: row.owner, "group__name"),
    Column("from", "From", lambda row: row.starts_on, "starts_on"),
    Column("to", "To", lambda row: row.last_day or "No end", "ends_on"),
    Column("priorities", "Priorities", lambda row: row.count, "count"),
    Column("status", "Status", lambda row: "In force" if row.is_now else "Not in force"),
)


def filter_plans(rows: PlanQuerySet, form: PlanFilterForm) -> PlanQuerySet:
    """Those of the place, with the words in them or a priority, with a priority of the theme."""
    wish = form.cleaned_data if form.is_valid() else {}
    rows = rows.filter(stands_in(wish.get("place", "")))
    if words := wish.get("q"):
        priorities = narrow(Priority.objects.all(), words)
        of_a_priority = Q(pk__in=priorities.values("plan"))
        rows = rows.filter(Q(pk__in=narrow(BusinessPlan.objects.all(), words)) | of_a_priority)
    if theme := wish.get("theme"):
        rows = rows.filter(pk__in=Priority.objects.filter(themes=theme).values("plan"))
    return rows


def in_list_order(rows: PlanQuerySet, on: date) -> QuerySet:
    """Those in force first, then the newest."""
    is_now = ExpressionWrapper(in_force_q(on), output_field=BooleanField())
    counted = rows.for_list().annotate(count=Count("priorities"), is_now=is_now)
    return counted.order_by("-is_now", "-starts_on", Folded("title"), "pk")


def plan_rows(plans: Iterable[BusinessPlan], on: date) -> list[PlanRow]:
    return [PlanRow(plan_context, plan_context.is_in_force(on=on)) for plan_context in plans]


def priorities_of(plan: BusinessPlan) -> list[Priority]:
    updates = ProgressUpdate.objects.select_related("period")
    rows = plan.priorities.for_list().prefetch_related(Prefetch("updates", updates))
    return list(rows.order_by("number"))


def last_quarters(on: date) -> list[PeriodValue]:
    """The last completed quarters, oldest first."""
    latest = last_completed("quarter", on)
    back = (latest.starts_on - relativedelta(months=3 * past) for past in range(QUARTERS))
    return [period_containing("quarter", day) for day in back][::-1]


def priority_row(priority: Priority, spans: Sequence[PeriodValue]) -> PriorityRow:
    given = {update.period.code: update for update in priority.updates.all()}
    return PriorityRow(priority, tuple(QuarterRating(span, given.get(span.code)) for span in spans))


def columns(on: date) -> tuple[Column, ...]:
    """A plan's priorities as a table to take away."""
    spans = last_quarters(on)
    latest = spans[-1]
    return (
        Column("number", "Number", lambda row: row.number),
        Column("title", "Priority", lambda row: row.title),
        Column("lead", "Lead", lambda row: row.lead_words or "Nobody yet"),
        Column("officer", "Officer", lambda row: row.officer_words or "Nobody yet"),
        *(
            Column(
                span.code,
                span.in_words,
                lambda row, at=at: priority_row(row, spans).standings[at].says,
            )
            for at, span in enumerate(spans)
        ),
        Column("impact", f"Impact, {latest.in_words}", lambda row: priority_row(row, spans).impact),
    )


def plan_context(
    request: ActorRequest, plan: BusinessPlan, priorities: list[Priority]
) -> dict[str, Any]:
    spans = last_quarters(request.actor.on)
    lines = [priority_row(priority, spans) for priority in priorities]
    may_set_up = access.can_set_up(request.actor, plan)
    return {
        "plan": plan,
        "partnership": plan.partnership,
        "lines": lines,
        "grid": ratings_grid(lines, spans) if lines else None,
        "focus_areas": plan.focus_areas.order_by("number"),
        "may_set_up": may_set_up,
        "verbs": set_up_verbs(plan) if may_set_up else [],
        "trail": build_timeline(plan, reader=request.actor),
    }


def set_up_verbs(plan: BusinessPlan) -> list[ActionButton]:
    found = (
        (PRIORITY.label("add"), "priority-add"),
        (FOCUS_AREA.label("add"), "focus-add"),
        (PLAN.label("edit"), "plan-edit"),
    )
    return [
        ActionButton(label, reverse(f"governance:{name}", args=[plan.pk]), True)
        for label, name in found
    ]


def ratings_grid(lines: Sequence[PriorityRow], spans: Iterable[PeriodValue]) -> StatusGrid:
    """Priority by quarter, oldest first: who leads it, its ratings, and whether impact is told."""
    return StatusGrid(
        title="How each priority stands, by quarter",
        row_heading="Priority",
        rows=[grid_row(each.priority) for each in lines],
        columns=[GridColumn(span.code, *quarter_and_year(span.code)) for span in spans],
        cells={
            (str(each.priority.pk), standing.quarter.code): GridCell(standing.rating, standing.note)
            for each in lines
            for standing in each.standings
            if standing.update
        },
        absent=ProgressUpdate.Rating.UNRATED,
    )


def grid_row(priority: Priority) -> GridRow:
    url = reverse("governance:priority-detail", args=[priority.pk])
    label = f"{priority.number}. {priority.title}"
    return GridRow(str(priority.pk), label, url, f"Lead: {priority.lead_words or 'Nobody yet'}")


def priority_context(request: ActorRequest, record: Priority) -> dict[str, Any]:
    """The golden thread downward: what good looks like, and how it stands."""
    on = request.actor.on
    may_set_up = access.can_set_up(request.actor, record.plan)
    may_give = access.can_give_for(request.actor, record)
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
    """The last quarters of the plan's time and every one given for, newest first."""
    spans = {
        span.code: span for span in last_quarters(request.actor.on) if in_plan(record.plan, span)
    }
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
