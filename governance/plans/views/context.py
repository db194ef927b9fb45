"""What the pages of a plan and a priority show: values for templates, and no rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import BooleanField, Count, ExpressionWrapper, Model, Prefetch, Q, QuerySet
from django.urls import reverse

from governance.core.buttons import ActionButton
from governance.core.effective_dates import in_force_q
from governance.core.requests import ActorRequest
from governance.core.search import narrow
from governance.core.status_grids import GridCell, GridColumn, GridRow, StatusGrid
from governance.core.tables import Column
from governance.core.text_folding import Folded
from governance.core.timeline import build_timeline
from governance.core.workflow import Workflow
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
    PlanComment,
    PlanQuerySet,
    Priority,
    ProgressUpdate,
)
from governance.plans.transitions import (
    COMMENT,
    FOCUS_AREA,
    PLAN,
    PRIORITY,
)
from governance.structure.owner_choices import stands_in

QUARTERS = 4


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
    Column("status", "Status", lambda row: row.get_status_display(), "status"),
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
    if status := wish.get("status"):
        rows = rows.filter(status=status)
    return rows


def in_list_order(rows: PlanQuerySet, on: date) -> QuerySet:
    """Those adopted and in force first, then the newest."""
    holds = Q(in_force_q(on), status=BusinessPlan.Status.ADOPTED)
    is_now = ExpressionWrapper(holds, output_field=BooleanField())
    counted = rows.for_list().annotate(count=Count("priorities"), is_now=is_now)
    return counted.order_by("-is_now", "-starts_on", Folded("title"), "pk")


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
    may_write = may_set_up and plan.is_open
    comments = list(plan.comments.for_list()) if plan.status != plan.Status.DRAFT else []
    return {
        "plan": plan,
        "partnership": plan.partnership,
        "lines": lines,
        "grid": ratings_grid(lines, spans) if lines and plan.is_binding else None,
        "focus_areas": plan.focus_areas.order_by("number"),
        "may_set_up": may_write,
        "verbs": [
            *decision_verbs(request, plan, DECISIONS),
            *(set_up_verbs(plan) if may_write else []),
            *decision_verbs(request, plan, ENDINGS),
        ],
        "comments": comments,
        "may_answer": may_set_up,
        "successor": newest_seen(request, plan.carried_to.all()),
        "trail": build_timeline(plan, *comments, reader=request.actor),
    }


def newest_seen(request: ActorRequest, rows: QuerySet) -> BusinessPlan | None:
    """The plan that goes on from this one, if the actor sees it."""
    return rows.filter(pk__in=BusinessPlan.objects.visible_to(request.actor)).last()


DECISIONS = {"comment": "plan-comment", "adopt": "plan-adopt", "consult": "plan-consult"}
ENDINGS = {
    "roll_over": "plan-roll-over",
    "redraft": "plan-redraft",
    "drop": "plan-drop",
    "end_early": "plan-end-early",
}
"""What is offered last: what leads away from the plan."""


def decision_verbs(
    request: ActorRequest, plan: BusinessPlan, pages: Mapping[str, str]
) -> list[ActionButton]:
    """Those of the verbs that the actor may do about it now."""
    followed = {"group_id": plan.group_id, "partnership_id": plan.partnership_id}
    subjects: dict[str, tuple[Workflow, Model]] = {
        "comment": (COMMENT, PlanComment(plan=plan)),
        "roll_over": (PLAN, BusinessPlan(carried_from=plan, **followed)),
    }
    found = [(verb, name, *subjects.get(verb, (PLAN, plan))) for verb, name in pages.items()]
    return [
        ActionButton(table.label(verb), reverse(f"governance:{name}", args=[plan.pk]), True)
        for verb, name, table, subject in found
        if table.offers(verb, request.actor, subject)
    ]


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
