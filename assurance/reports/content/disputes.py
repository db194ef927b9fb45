"""What disputes give to a quarter's report: kinds, stages, themes and the delay at stage 2.

It counts as the schedule and not as a reader: what comes out of it leads to no dispute.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.timezone import localdate

from assurance.reports.blocks.dispute_counts import DisputeCount, DisputeCounts
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import DISPUTES
from governance.core.small_numbers import (
    shown_count,
    shown_parts,
    shown_parts_in_time,
    shown_whole,
)
from governance.periods.values import period_containing
from reviews.disputes.models import Dispute, DisputeStage

NO_STAGE = "No stage begun"
DELAYED = 2
"""The stage at which managers answer: elsewhere their delay was the main obstacle."""


def contribute(context: ReportContext) -> Contribution:
    """The disputes raised in the period in the partnerships that the group serves; three
    queries, nothing where there is none.
    """
    found = raised_within(context)
    return Contribution(blocks={DISPUTES.key: (counts_of(found, context),)} if found else {})


def raised_within(context: ReportContext) -> list[Dispute]:
    rows = Dispute.objects.filter(
        partnership__in=context.areas(), raised_at__lte=context.moment
    ).prefetch_related("stages", "themes")
    return [each for each in rows.order_by("pk") if is_raised_within(each, context)]


def counts_of(found: Sequence[Dispute], context: ReportContext) -> DisputeCounts:
    counts = (
        *by_kind(found),
        *by_stage(found, context.moment),
        *by_theme(found),
        *stage_two(found, context.moment),
    )
    return DisputeCounts(counts=counts)


def is_raised_within(dispute: Dispute, context: ReportContext) -> bool:
    """In the period, whose last day is the day before ``ends_on``."""
    return context.period.starts_on <= localdate(dispute.raised_at) < context.period.ends_on


def counted(about: str, parts: dict[str, int]) -> tuple[DisputeCount, ...]:
    """The parts of one whole, so that no small one follows from the others."""
    return told(about, parts, shown_parts(list(parts.values())))


def told(about: str, labels: Iterable[str], shown: Iterable[str]) -> tuple[DisputeCount, ...]:
    return tuple(
        DisputeCount(about=about, label=label, shown=words)
        for label, words in zip(labels, shown, strict=True)
    )


def times_of(disputes: Iterable[Dispute]) -> tuple[int, ...]:
    """How many were raised in each quarter, whose reports tell of them too."""
    days = (localdate(each.raised_at) for each in disputes)
    return tuple(Counter(period_containing("quarter", day).code for day in days).values())


def by_kind(disputes: Sequence[Dispute]) -> tuple[DisputeCount, ...]:
    kinds = dict(Dispute.Kind.choices)
    parts = [times_of(each for each in disputes if each.kind == kind) for kind in kinds]
    return told("Kind", kinds.values(), shown_parts_in_time(parts))


def by_stage(disputes: Sequence[Dispute], at: datetime) -> tuple[DisputeCount, ...]:
    """How far each had come by then."""
    reached = Counter(max(numbers(each, at), default=0) for each in disputes)
    labels = {0: NO_STAGE, **{n: f"Stage {n}" for n in range(1, max(reached) + 1)}}
    asked = sum(was_asked(each, at) for each in disputes)
    advice = DisputeCount(about="Advice", label="The advisor was asked", shown=shown_count(asked))
    return (*counted("Stage reached", {labels[n]: reached[n] for n in labels}), advice)


def numbers(dispute: Dispute, at: datetime) -> list[int]:
    return [each.number for each in dispute.stages.all() if each.started_at <= at]


def was_asked(dispute: Dispute, at: datetime) -> bool:
    return dispute.advice_asked_at is not None and dispute.advice_asked_at <= at


def by_theme(disputes: Iterable[Dispute]) -> tuple[DisputeCount, ...]:
    """A dispute may have several themes or none."""
    found: dict[str, list[Dispute]] = {}
    for each in disputes:
        for theme in each.themes.all():
            found.setdefault(theme.name, []).append(each)
    names = sorted(found)
    return told("Theme", names, (shown_whole(times_of(found[name])) for name in names))


def stage_two(disputes: Iterable[Dispute], at: datetime) -> tuple[DisputeCount, ...]:
    """How long the answer took at stage 2, of the disputes that came so far."""
    stages = [
        stage
        for each in disputes
        for stage in each.stages.all()
        if stage.number == DELAYED and stage.started_at <= at
    ]
    if not stages:
        return ()
    found = Counter(answer_of(each, at) for each in stages)
    return counted("Answer at stage 2", {label: found[label] for label in ANSWERS})


ANSWERS = ("In time", "Late", "Waited for", "Without a limit")


def answer_of(stage: DisputeStage, at: datetime) -> str:
    """How the answer stood then: an answer that came later was waited for."""
    answered = stage.answered_at if stage.answered_at and stage.answered_at <= at else None
    if stage.due_at is None:
        return "Without a limit"
    if (answered or at) > stage.due_at:
        return "Late"
    return "In time" if answered else "Waited for"
