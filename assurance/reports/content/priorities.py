"""What the business plans give to a quarter's report: each priority's progress."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Q

from assurance.reports.blocks.grid import Grid, GridCell
from assurance.reports.blocks.priority import Difference, Outcome, PriorityProgress
from assurance.reports.content.actions import logs_of
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import PRIORITIES
from governance.actions.models import Action
from governance.core.blocks.values import Source
from governance.core.effective_dates import in_force_q
from governance.core.text_folding import Folded
from governance.evidence.models import Evidence
from governance.periods.values import period_containing, short_quarter
from governance.plans.models import (
    BusinessPlan,
    OutcomeStatement,
    PlanQuerySet,
    Priority,
    ProgressUpdate,
)

KIND = "governance.priority"
QUARTERS = 4


@dataclass
class PriorityData:
    """One priority with its outcomes, its progress by quarter, and what its actions changed."""

    priority: Priority
    outcomes: list[OutcomeStatement] = field(default_factory=list)
    updates: dict[str, ProgressUpdate] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    @property
    def source(self) -> Source:
        return Source(kind=KIND, ids=(self.priority.pk,))


def contribute(context: ReportContext) -> Contribution:
    """The rating of each priority over four quarters; its progress, once, and its outcomes."""
    found = load_priorities(context)
    if not found:
        return Contribution()
    told = (progress_of(one, one.updates.get(context.period.code)) for one in found)
    blocks = (ratings_grid(found, context), *told)
    return Contribution(blocks={PRIORITIES.key: blocks})


def load_priorities(context: ReportContext) -> list[PriorityData]:
    """The priorities of every adopted plan in force at the quarter's end; five queries."""
    last_day = context.period.ends_on - timedelta(days=1)
    plans = plans_of(context).binding().in_force(on=last_day)
    rows = Priority.objects.filter(plan__in=plans.values("pk")).select_related("plan")
    found = {row.pk: PriorityData(row) for row in rows.order_by(Folded("plan__title"), "number")}
    outcomes = OutcomeStatement.objects.filter(in_force_q(last_day), priority__in=found)
    for outcome in outcomes.order_by("number"):
        found[outcome.priority_id].outcomes.append(outcome)
    since = context.last_quarter - relativedelta(months=3 * (QUARTERS - 1))
    updates = ProgressUpdate.objects.filter(
        priority__in=found,
        period__starts_on__gte=since,
        period__ends_on__lte=context.period.ends_on,
    )
    for update in updates.select_related("period"):
        found[update.priority_id].updates[update.period.code] = update
    for priority, difference in differences(list(found), context):
        found[priority].differences.append(difference)
    return list(found.values())


def plans_of(context: ReportContext) -> PlanQuerySet:
    """The group's own and those of whom it serves; of a partnership's report, also those of the
    groups that work below it.
    """
    if context.partnership is None:
        return BusinessPlan.objects.for_group(context.group, on=context.on)
    own = Q(partnership=context.partnership) | Q(group=context.group)
    return BusinessPlan.objects.filter(own | Q(group__in=context.groups_below()))


def differences(priorities: list[int], context: ReportContext) -> list[tuple[int, Difference]]:
    """What actions were shown to have changed since the quarter began, by their priority."""
    rows = list(
        Action.objects.filter(
            logs_of(context),
            priority__in=priorities,
            status=Action.Status.EMBEDDED,
            embedded_at__date__gte=context.period.starts_on,
            embedded_at__date__lte=context.on,
        ).order_by("embedded_at", "pk")
    )
    kind, shown = Action._meta.label_lower, defaultdict(list)
    given = Evidence.objects.filter(about_kind=kind, about_id__in=[row.pk for row in rows])
    for one in given.order_by("pk"):
        shown[one.about_id].append(f"{one.get_kind_display()}: {one.label}")
    return [
        (
            row.priority_id,
            Difference(
                action=f"{row.reference}: {row.title}",
                text=row.difference,
                evidence=tuple(shown[row.pk]),
            ),
        )
        for row in rows
    ]


def progress_of(one: PriorityData, update: ProgressUpdate | None) -> PriorityProgress:
    """As it was told last in the period, if it was."""
    return PriorityProgress(
        label=f"Priority {one.priority.number}",
        priority=str(one.priority),
        rating=update.rating if update else ProgressUpdate.Rating.UNRATED.value,
        progress=update.narrative if update else "",
        impact=update.impact if update else "",
        differences=tuple(one.differences),
        outcomes=tuple(
            Outcome(key=f"outcome:{outcome.pk}", statement=outcome.text) for outcome in one.outcomes
        ),
        source=one.source,
    )


def ratings_grid(found: list[PriorityData], context: ReportContext) -> Grid:
    """Priority by quarter, the last quarter of the period last."""
    starts = context.last_quarter
    codes = [
        period_containing("quarter", starts - relativedelta(months=3 * back)).code
        for back in reversed(range(QUARTERS))
    ]
    return Grid(
        key="priorities",
        title="How each priority stands, by quarter",
        row_heading="Priority",
        rows=tuple((str(one.priority.pk), str(one.priority)) for one in found),
        columns=tuple((code, short_quarter(code)) for code in codes),
        statuses="rating",
        cells=tuple(
            GridCell(
                row=str(one.priority.pk),
                column=code,
                status=one.updates[code].rating,
                word=one.updates[code].get_rating_display(),
            )
            for one in found
            for code in codes
            if code in one.updates
        ),
        source=Source(kind=KIND, ids=tuple(one.priority.pk for one in found)),
    )
