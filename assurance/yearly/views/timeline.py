"""What was done with a yearly report and with all that hangs on it, in plain words."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from assurance.yearly.headings.sections import sections
from assurance.yearly.models import (
    YearlyComment,
    YearlyReport,
    YearlyRequirement,
    YearlySection,
    YearlyStatement,
    YearlyStep,
)
from assurance.yearly.transitions import REQUIREMENT, SECTION
from governance.core.roles import Actor
from governance.core.timeline import TimelineEntry, build_timeline
from governance.signatures.models import Signature

OF_ITSELF = {
    *((YearlySection._meta.label_lower, verb) for verb in SECTION.creations),
    *((YearlyRequirement._meta.label_lower, verb) for verb in REQUIREMENT.creations),
    (YearlyStep._meta.label_lower, "add_step"),
}
"""What opening the report brings about, not told by itself."""


def yearly_timeline(
    actor: Actor,
    record: YearlyReport,
    signatures: Iterable[Signature],
    comments: Iterable[YearlyComment],
) -> list[TimelineEntry]:
    """Every event on the report, its words, plan, comments and signatures; two queries."""
    statement = getattr(record, "statement", None)
    parts = [
        *record.sections.all(),
        *record.requirements.all(),
        *record.steps.all(),
        *([statement] if statement else []),
        *comments,
        *signatures,
    ]
    rows = {(row._meta.label_lower, row.pk): row for row in parts}
    return [
        replace(event, label=event_label(event, rows.get((event.kind, event.subject_id))))
        for event in build_timeline(record, *parts, reader=actor)
        if (event.kind, event.verb) not in OF_ITSELF
    ]


def event_label(event: TimelineEntry, row: Any) -> str:
    """What the event was done to; never the words that people wrote."""
    titles = {each.key: each.title for each in sections()}
    match row:
        case YearlySection():
            return f"“{titles.get(row.key, row.key)}”"
        case YearlyRequirement():
            return f"“{row.text}”"
        case YearlyStep():
            return f"the step “{row.title}”"
        case YearlyStatement():
            return "the scrutineer’s statement"
        case YearlyComment():
            return f"a comment on “{titles.get(row.section, row.section)}”"
        case Signature():
            return f"the agreement of {row.seat}"
    return event.label


def last_sent_back(record: YearlyReport, events: Iterable[TimelineEntry]) -> TimelineEntry | None:
    """The last sending back or taking back, while the report is prepared again."""
    back = [event for event in events if event.verb in ("send_back", "take_back")]
    return back[-1] if back and record.is_preparing else None
