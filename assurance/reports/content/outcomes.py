"""The priorities of a report as it tells them: each once, with its outcome statements beneath.

Reports frozen earlier hold a ``Judgement`` for each outcome statement, each with the progress of
its priority; they keep what they hold and its hash, and are read here as the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from assurance.reports.content.values import Evidence, Judgement, Outcome, Promise, ReportContent


def promises(evidence: Iterable[Evidence]) -> list[Promise]:
    """Every priority in reading order, in whichever form it is kept."""
    found = [one for one in evidence if isinstance(one, Promise)]
    older = [one for one in evidence if isinstance(one, Judgement)]
    return [*found, *(promise(list(own)) for _, own in groupby(older, key=priority_of))]


def priority_of(one: Judgement) -> tuple[str, tuple[int, ...]]:
    return one.priority, one.source.ids


def promise(own: list[Judgement]) -> Promise:
    """The judgements of one priority as that priority, told once."""
    first = own[0]
    return Promise(
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
        case Judgement():
            return replace(one, judgement=passages.get(one.key, ""))
        case Promise():
            outcomes = (replace(o, judgement=passages.get(o.key, "")) for o in one.outcomes)
            return replace(one, outcomes=tuple(outcomes))
    return one


def statements(content: ReportContent) -> dict[str, str]:
    """The outcome statements by the key of the passage that judges each."""
    every = (one for section in content.sections for one in promises(section.evidence))
    return {outcome.key: outcome.statement for one in every for outcome in one.outcomes}
