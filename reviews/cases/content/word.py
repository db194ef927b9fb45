"""The report of a rapid review, and the copy of a practice review, as Word documents."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from governance.core.documents.word import add_table, new_document
from reviews.cases.content.practice_report import PracticeReport
from reviews.cases.content.report import MARKING, ReviewReport

NOT_WRITTEN = "Not written."
NOT_A_WAY = (
    "If a child is in immediate danger, call 999. This report is not a way to raise a concern."
)


def document_of(report: ReviewReport) -> bytes:
    """Marked on top and with its reader below on every page."""
    document = new_document(
        title=f"Rapid review {report.reference}",
        author=report.partnership,
        head=(f"Rapid review {report.reference}", MARKING),
        foot=report.taken,
    )
    document.add_heading(f"Rapid review {report.reference}", 0)
    document.add_paragraph(report.partnership)
    document.add_paragraph(state_of(report))
    add_table(document, ("Day", "Date"), report.days, (0.5, 0.5))
    document.add_heading("Children", 1)
    for child in report.children:
        document.add_paragraph(child, style="List Bullet")
    document.add_heading("What the meeting found", 1)
    for heading, text in report.texts:
        document.add_heading(heading, 2)
        add_prose(document, text)
    document.add_heading("Criteria considered", 1)
    rows = [
        (f"{each.text} ({each.citation})", each.finding, each.reason) for each in report.criteria
    ]
    if rows:
        add_table(document, ("Criterion", "Found", "Why"), rows, (0.4, 0.2, 0.4))
    document.add_heading("Decision", 1)
    document.add_paragraph(report.decision or "Nothing is decided yet.")
    add_prose(document, report.rationale)
    if report.instead:
        document.add_heading("What happens instead", 2)
        add_prose(document, report.instead)
    if report.signatures:
        document.add_heading("Signed by", 1)
        add_table(document, ("Seat", "Answer", "Reason"), report.signatures, (0.35, 0.35, 0.3))
    return closed(document, report.whom_to_tell)


def practice_document_of(report: PracticeReport) -> bytes:
    """Marked on top, with its reader below on every page; what is published carries neither."""
    name = f"{report.title} {report.reference}"
    document = new_document(
        title=name, author=report.partnership, head=(name, report.marking), foot=report.taken
    )
    document.add_heading(name, 0)
    document.add_paragraph(report.partnership)
    document.add_paragraph(report.state)
    add_table(document, ("Day", "Date"), report.days, (0.5, 0.5))
    if report.reviewer:
        document.add_heading("Reviewer", 1)
        document.add_paragraph(report.reviewer)
    for heading, text in report.texts:
        document.add_heading(heading, 1)
        add_prose(document, text)
    if report.signatures:
        document.add_heading("Signed by", 1)
        add_table(document, ("Seat", "Answer", "Reason"), report.signatures, (0.35, 0.35, 0.3))
    return closed(document, report.whom_to_tell)


def closed(document: Any, whom_to_tell: Iterable[tuple[str, Iterable[str]]]) -> bytes:
    """The document as a file, once it says whom to tell about a child in danger."""
    document.add_heading("Concerned about a child?", 1)
    document.add_paragraph(NOT_A_WAY)
    for heading, lines in whom_to_tell:
        if heading:
            document.add_heading(heading, 2)
        for line in lines:
            document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def state_of(report: ReviewReport) -> str:
    """Whether this is what was frozen, with its hash."""
    if report.is_frozen:
        return f"As it was sent to be signed, content {report.content_hash[:12]}."
    return "A draft: nothing is frozen yet."


def add_prose(document: Any, text: str) -> None:
    for paragraph in (text or NOT_WRITTEN).split("\n\n"):
        document.add_paragraph(paragraph)
