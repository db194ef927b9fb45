"""The priorities of a report as it tells them: each once, with its outcome statements beneath.

Reports frozen earlier hold a ``LegacyOutcome`` for each outcome statement, each with the progress
of its priority; they keep what they hold and its hash, and are read here as the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from assurance.reports.content.values import (
    Evidence,
    LegacyOutcome,
    Outcome,
    PriorityProgress,
    ReportContent,
)


def promises(evidence: Iterable[Evidence]) -> list[PriorityProgress]:
    """Every priority in reading order, in whichever form it is kept."""
    found = [one for one in evidence if isinstance(one, PriorityProgress)]
    older = [one for one in evidence if isinstance(one, LegacyOutcome)]
    return [*found, *(promise(list(own)) for _, own in groupby(older, key=priority_of))]


def priority_of(one: LegacyOutcome) -> tuple[str, tuple[int, ...]]:
    return one.priority, one.source.ids


def promise(own: list[LegacyOutcome]) -> PriorityProgress:
    """The judgements of one priority as that priority, told once."""
    first = own[0]
    return PriorityProgress(
        priority=first.priority,
        rating=first.rating,
        progress=first.progress,
        impact=first.impact,
        outcomes=tuple(
            Outcome(key=one.key, statement=one.statement, judgement=one.judgement) for one in own
        ),
        source=first.source,
    )


def worded(one: Evidence, passages: Mapping[str, str]) -> Evidence:
    """With what the officer judges of each outcome statement."""
    match one:
        case LegacyOutcome():
            return replace(one, judgement=passages.get(one.key, ""))
        case PriorityProgress():
            outcomes = (replace(o, judgement=passages.get(o.key, "")) for o in one.outcomes)
            return replace(one, outcomes=tuple(outcomes))
    return one


def statements(content: ReportContent) -> dict[str, str]:
    """The outcome statements by the key of the passage that judges each."""
    every = (one for section in content.sections for one in promises(section.evidence))
    return {outcome.key: outcome.statement for one in every for outcome in one.outcomes}
