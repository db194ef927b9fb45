"""The report as a Word document, for offices that go on working there; from its content alone."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from assurance.reports.content.html import MARKING
from assurance.reports.content.report_view import ReportView, build_report_view
from assurance.reports.content.values import RecipientPartnership, ReportContent, Section
from governance.core.control_characters import strip_unprintable_deep
from governance.core.documents.word import add_table, new_document
from governance.core.formatting import format_date

QUESTION_SHARES, STATUS_SHARES = (0.42, 0.58), (0.66, 0.34)


def document_of(
    content: ReportContent, *, content_hash: str, status: str, agreed: Sequence[str] = ()
) -> BytesIO:
    """The whole report with real headings, lists and tables; what people typed stays text."""
    printable = ReportContent.model_validate(strip_unprintable_deep(content.plain()))
    document = new_report_document(printable, status)
    add_cover(document, printable, content_hash=content_hash, status=status, agreed=agreed)
    view = build_report_view(printable)
    add_summary(document, view)
    for section in view.chapters:
        add_section(document, section)
    add_concern(document, printable.partnerships)
    out = BytesIO()
    document.save(out)
    out.seek(0)
    return out


def new_report_document(content: ReportContent, status: str) -> Any:
    """An empty document with its title, its running head and its foot."""
    header = content.report
    title = f"How are we doing? {header.period_label}"
    return new_document(
        title=title,
        author=header.group_name,
        head=(title, f"{MARKING}, {status.lower()}"),
        foot=header.group_name,
    )


def add_cover(
    document: Any, content: ReportContent, *, content_hash: str, status: str, agreed: Sequence[str]
) -> None:
    header, day = content.report, date.fromisoformat(content.report.as_at)
    document.add_heading("How are we doing?", 0)
    document.add_paragraph(f"{header.period_label}. {header.group_name}. {status}.")
    document.add_paragraph(f"For {', '.join(each.name for each in content.partnerships)}.")
    for line in agreed:
        document.add_paragraph(f"{line}.")
    document.add_paragraph(f"Compiled on {format_date(day)}, content {content_hash[:12]}.")


def add_summary(document: Any, view: ReportView) -> None:
    document.add_heading("Summary", 1)
    if view.asked:
        document.add_heading(view.asked.title, 2)
        document.add_paragraph(view.asked.narrative or view.asked.empty)
    if not view.missing:
        document.add_heading("Nothing is missing", 2)
        document.add_paragraph(view.nothing_missing)
    add_gaps(document, "What is missing", [gap.text for gap in view.missing])
    add_gaps(document, "Still on its way", [gap.text for gap in view.pending])
    document.add_heading("The five questions", 2)
    lines = [[section.title, line] for section, line in view.summary_lines]
    add_table(document, ["Question", "Answer"], lines, QUESTION_SHARES)
    if view.status_lines:
        document.add_heading("Our priorities at a glance", 2)
        rows = [[name, f"{status.symbol} {status.label}"] for name, status in view.status_lines]
        add_table(document, ["Priority", "Rating"], rows, STATUS_SHARES)
        document.add_paragraph(view.rating_key)
    for block in view.content.summary:
        block.add_to_word(document)


def add_gaps(document: Any, title: str, texts: list[str]) -> None:
    if not texts:
        return
    document.add_heading(title, 2)
    for text in texts:
        document.add_paragraph(text, style="List Bullet")


def add_section(document: Any, section: Section) -> None:
    document.add_heading(section.title, 1)
    narrative = "" if section.is_told_in_summary else section.narrative
    for text in filter(None, (narrative, section.empty)):
        document.add_paragraph(text)
    for block in section.blocks:
        block.add_to_word(document)


def add_concern(document: Any, partnerships: Sequence[RecipientPartnership]) -> None:
    """Whom to tell about a child, as on every paper that leaves the house."""
    document.add_heading("Concerned about a child?", 1)
    document.add_paragraph(
        "If a child is in immediate danger, call 999. This report is not a way to raise a concern."
    )
    for served in partnerships:
        document.add_heading(served.area, 2)
        for contact in served.whom_to_tell:
            if contact.heading:
                document.add_heading(contact.heading, 3)
            for line in contact.lines:
                document.add_paragraph(line)
