"""What the business plans give to a quarter's report: each priority's progress, and what lacks."""

from dataclasses import dataclass, field
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from assurance.reports.asking import Asked, Given
from assurance.reports.content import Grid, Judgement, Mark, Missing, Source
from assurance.reports.headings import PRIORITIES
from governance.models import BusinessPlan, OutcomeStatement, Priority, ProgressUpdate
from governance.models.in_force import in_force_q
from governance.periods import span_of

KIND = "governance.priority"
QUARTERS = 4


@dataclass
class Led:
    """One priority with its outcome statements of the quarter and its progress by quarter."""

    priority: Priority
    outcomes: list[OutcomeStatement] = field(default_factory=list)
    updates: dict[str, ProgressUpdate] = field(default_factory=dict)

    @property
    def source(self) -> Source:
        return Source(kind=KIND, ids=(self.priority.pk,))


def give(asked: Asked) -> Given:
    """The rating of each priority over four quarters, and a judgement's place for each outcome."""
    found = led(asked)
    if not found:
        return Given()
    judgements = tuple(judgement(one, outcome, asked) for one in found for outcome in one.outcomes)
    return Given(
        evidence={PRIORITIES.key: (grid(found, asked), *judgements)},
        missing=tuple(gap for one in found for gap in gaps(one, asked)),
    )


def led(asked: Asked) -> list[Led]:
    """The priorities of every plan in force at the quarter's end; three queries."""
    last_day = asked.period.ends_on - timedelta(days=1)
    plans = BusinessPlan.objects.for_group(asked.group, on=asked.on).in_force(on=last_day)
    rows = Priority.objects.filter(plan__in=plans.values("pk")).select_related("plan")
    found = {row.pk: Led(row) for row in rows.order_by("plan__title", "number")}
    outcomes = OutcomeStatement.objects.filter(in_force_q(last_day), priority__in=found)
    for outcome in outcomes.order_by("number"):
        found[outcome.priority_id].outcomes.append(outcome)
    since = asked.period.starts_on - relativedelta(months=3 * (QUARTERS - 1))
    updates = ProgressUpdate.objects.filter(
        priority__in=found, period__starts_on__gte=since, period__ends_on__lte=asked.period.ends_on
    )
    for update in updates.select_related("period"):
        found[update.priority_id].updates[update.period.code] = update
    return list(found.values())


def judgement(one: Led, outcome: OutcomeStatement, asked: Asked) -> Judgement:
    update = one.updates.get(asked.period.code)
    return Judgement(
        key=f"outcome:{outcome.pk}",
        priority=str(one.priority),
        statement=outcome.text,
        rating=update.rating if update else ProgressUpdate.Rating.UNRATED.value,
        progress=update.narrative if update else "",
        impact=update.impact if update else "",
        source=one.source,
    )


def gaps(one: Led, asked: Asked) -> list[Missing]:
    """A priority nobody reported on this quarter, or without evidence of impact."""
    name = f"Priority {one.priority.number}"
    update = one.updates.get(asked.period.code)
    if update is None:
        kind, text = "no_progress", f"{name}: no progress reported"
    elif update.is_without_impact:
        kind, text = "no_impact", f"{name}: no evidence of impact recorded"
    else:
        return []
    return [Missing(kind=kind, who=name, text=text, source=one.source)]


def grid(found: list[Led], asked: Asked) -> Grid:
    """Priority by quarter, this quarter last."""
    starts = asked.period.starts_on
    codes = [
        span_of("quarter", starts - relativedelta(months=3 * back)).code
        for back in reversed(range(QUARTERS))
    ]
    return Grid(
        key="priorities",
        title="How each priority stands, by quarter",
        row_heading="Priority",
        rows=tuple((str(one.priority.pk), str(one.priority)) for one in found),
        columns=tuple((code, code) for code in codes),
        marks=tuple(
            Mark(
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
