"""What was done with a report and with all that hangs on it, in order, in plain words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from assurance.reports.content.sections import SECTIONS
from assurance.reports.models import Passage, Report, ReportComment, ReportReceipt
from assurance.reports.transitions import PASSAGE, REPORT_RECEIPT
from governance.core.formatting import format_date
from governance.core.roles import Actor
from governance.core.timeline import TimelineEntry, build_timeline
from governance.signatures.models import Signature

OF_ITSELF = {
    *((Passage._meta.label_lower, verb) for verb in PASSAGE.creations),
    *((ReportReceipt._meta.label_lower, verb) for verb in REPORT_RECEIPT.creations),
}
"""What another event brings about (places opened, receipts expected), not told by itself."""
HEADINGS = {title.key: title.title for title in SECTIONS}


def report_timeline(
    actor: Actor,
    record: Report,
    signatures: Iterable[Signature],
    receipts: Iterable[ReportReceipt],
    statements: Mapping[str, str],
) -> list[TimelineEntry]:
    """Every event on the report, its passages, comments, signatures and receipts, oldest first.

    One query, where passages and comments were fetched with the report; ``statements`` are the
    outcome statements by the key of their passage.
    """
    parts = [*record.passages.all(), *record.comments.all(), *signatures, *receipts]
    rows = {(row._meta.label_lower, row.pk): row for row in parts}
    return [
        replace(
            event, label=event_label(event, rows.get((event.kind, event.subject_id)), statements)
        )
        for event in build_timeline(record, *parts, reader=actor)
        if (event.kind, event.verb) not in OF_ITSELF
    ]


def event_label(event: TimelineEntry, row: Any, statements: Mapping[str, str]) -> str:
    """What the event was done to; never the words that people wrote."""
    match row:
        case Passage():
            return of_passage(row, statements)
        case ReportComment():
            return of_comment(row, event.verb)
        case Signature():
            return f"the agreement of {row.seat}"
        case ReportReceipt(received_on=day) if day:
            return f"the report for {row.partnership} on {format_date(day)}"
    return event.label


def of_passage(row: Passage, statements: Mapping[str, str]) -> str:
    if row.key in HEADINGS:
        return f"“{HEADINGS[row.key]}”"
    return f"the judgement on “{statements[row.key]}”" if row.key in statements else "a judgement"


def of_comment(row: ReportComment, verb: str) -> str:
    heading, kind = f"“{HEADINGS.get(row.section, row.section)}”", ReportComment.Kind(row.kind)
    match kind, verb:
        case ReportComment.Kind.MEMBER, "comment":
            return f"on {heading}"
        case ReportComment.Kind.MEMBER, _:
            return f"the comment on {heading}"
        case ReportComment.Kind.SCRUTINY, "scrutinise":
            return "the report"
        case ReportComment.Kind.SCRUTINY, _:
            return "the words of the scrutineer"
        case ReportComment.Kind.SINCE, _:
            return "the report, since it was sent"
        case _, "answer":
            return "the scrutineer"
    return "the answer to the scrutineer"


def last_sent_back(record: Report, events: Iterable[TimelineEntry]) -> TimelineEntry | None:
    """The last sending back, while the report is a draft again."""
    back = [event for event in events if event.verb == "send_back"]
    return back[-1] if back and record.is_draft else None
