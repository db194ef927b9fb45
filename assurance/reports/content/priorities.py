"""What the business plans give to a quarter's report: each priority's progress."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Prefetch, Q

from assurance.reports.blocks.grid import Grid, GridCell
from assurance.reports.blocks.priority import (
    BrokenCount,
    Difference,
    Measure,
    Outcome,
    PriorityProgress,
)
from assurance.reports.content.actions import evidence_of, logs_of
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import PRIORITIES
from governance.actions.models import Action
from governance.core.blocks.values import Source
from governance.core.effective_dates import in_force_q
from governance.core.formatting import format_count
from governance.core.impact_words import says_none_yet
from governance.core.text_folding import Folded
from governance.golden_thread.content.broken import Broken, Looking, breaks_of, by_kind
from governance.golden_thread.content.threads import (
    ActionThread,
    PriorityThread,
    priority_thread,
    threads_of_actions,
)
from governance.periods.values import period_containing, short_quarter
from governance.plans.models import (
    BusinessPlan,
    Objective,
    OutcomeStatement,
    PlanQuerySet,
    Priority,
    ProgressUpdate,
)

KIND = "governance.priority"
QUARTERS = 4
NO_EVIDENCE = "No figures or evidence yet"
BROKEN = {
    Broken.NO_OUTCOME: "no outcome statement",
    Broken.NO_MEASURE: "no measure",
    Broken.NO_ACTION: "no action serves it",
    Broken.NO_OBJECTIVE: "action without an objective",
    Broken.UNEXPLAINED: "red without an explanation",
    Broken.NO_IMPACT: "nothing said about impact",
    Broken.NO_EVIDENCE: "measure without figures or evidence",
}
"""What each kind of broken thread is called of one priority."""


@dataclass
class PriorityData:
    """One priority with its outcomes, its progress by quarter, and what its actions changed."""

    priority: Priority
    outcomes: list[OutcomeStatement] = field(default_factory=list)
    updates: dict[str, ProgressUpdate] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    last: ProgressUpdate | None = None
    """What was told of it for the quarter before the period."""
    measures: tuple[Measure, ...] = ()
    broken: tuple[BrokenCount, ...] = ()

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
    """The priorities of every adopted plan in force at the quarter's end; ten queries."""
    last_day = context.period.ends_on - timedelta(days=1)
    plans = plans_of(context).binding().in_force(on=last_day)
    rows = list(
        Priority.objects.filter(plan__in=plans.values("pk"))
        .select_related("plan")
        .prefetch_related(*parts_of(context))
        .order_by(Folded("plan__title"), "number")
    )
    promised = Action.objects.filter(raised_at__lte=context.moment)
    actions = threads_of_actions(rows, promised) if rows else {}
    own = {context.group.pk, *context.groups_below().values_list("pk", flat=True)}
    found = {row.pk: data_of(row, actions, own, context) for row in rows}
    for priority, difference in differences(list(found), context):
        found[priority].differences.append(difference)
    return list(found.values())


def parts_of(context: ReportContext) -> tuple[Prefetch, ...]:
    """The outcome statements in force at the period's end, the objectives, and what was told of the
    quarters by then, the newest first.
    """
    last_day = context.period.ends_on - timedelta(days=1)
    outcomes = OutcomeStatement.objects.filter(in_force_q(last_day)).order_by("number")
    updates = ProgressUpdate.objects.filter(period__ends_on__lte=context.period.ends_on)
    return (
        Prefetch("outcomes", outcomes),
        Prefetch("objectives", Objective.objects.order_by("number")),
        Prefetch("updates", updates.select_related("period").order_by("-period__starts_on")),
    )


def data_of(
    row: Priority,
    actions: dict[int, list[ActionThread]],
    own: set[int],
    context: ReportContext,
) -> PriorityData:
    """One priority from what was fetched; ``own`` are the groups whose logs the report tells of."""
    thread = priority_thread(row, actions)
    since = context.last_quarter - relativedelta(months=3 * (QUARTERS - 1))
    before = period_containing("quarter", context.period.starts_on - timedelta(days=1)).code
    return PriorityData(
        row,
        outcomes=list(thread.outcomes),
        updates={
            each.period.code: each for each in thread.updates if each.period.starts_on >= since
        },
        last=next((each for each in thread.updates if each.period.code == before), None),
        measures=tuple(measures_of(thread, own)),
        broken=broken_of(thread, context),
    )


def measures_of(thread: PriorityThread, own: set[int]) -> Iterable[Measure]:
    """How progress is measured, objective by objective, and whether anything was measured yet.

    Of actions that serve no objective, those in the logs of which the report tells.
    """
    for each in thread.objectives:
        if each.objective.measure:
            name = f"Objective {each.objective.number}: {each.objective.title}"
            evidence = sum(len(one.evidence) for one in each.actions)
            yield measure(name, each.objective.measure, evidence)
    for one in thread.loose:
        if one.action.measure and one.action.group_id in own:
            name = f"{one.action.reference}: {one.action.title}"
            yield measure(name, one.action.measure, len(one.evidence))


def measure(about: str, words: str, evidence: int) -> Measure:
    shown = format_count(evidence, "piece of evidence", "pieces of evidence")
    return Measure(about=about, measure=words, shown=shown if evidence else NO_EVIDENCE)


def broken_of(thread: PriorityThread, context: ReportContext) -> tuple[BrokenCount, ...]:
    """How often the thread of a priority breaks off, by kind, as the page of its plan lists it."""
    found = by_kind(breaks_of(thread, Looking(thread.priority.plan, context.on)))
    return tuple(BrokenCount(label=BROKEN[kind], count=len(ones)) for kind, ones in found)


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
    shown = evidence_of([row.pk for row in rows])
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
        if not says_none_yet(row.difference)
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
        explanation=update.explanation if update else "",
        last_rating=one.last.rating if one.last else ProgressUpdate.Rating.UNRATED.value,
        measures=one.measures,
        broken=one.broken,
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
