"""The report as a Word document, for offices that go on working there; from its content alone."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from assurance.reports.content.deserialise import from_dict
from assurance.reports.content.html import MARKING
from assurance.reports.content.report_view import (
    GridView,
    PriorityView,
    ReportView,
    SectionView,
    build_report_view,
)
from assurance.reports.content.values import PriorityProgress, RecipientPartnership, ReportContent
from governance.core.documents.word import add_table, new_document
from governance.core.formatting import format_date
from governance.core.unprintable import strip_unprintable_deep

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDE_FIRST = (0.66, 0.34)


def document_of(content: ReportContent, *, status: str, agreed: Sequence[str] = ()) -> BytesIO:
    """The whole report with real headings, lists and tables; what people typed stays text."""
    told = build_report_view(from_dict(strip_unprintable_deep(content.plain())))
    heading = told.content.report
    document = new_document(
        title=f"How are we doing? {heading.period_label}",
        author=heading.group_name,
        head=(f"How are we doing? {heading.period_label}", f"{MARKING}, {status.lower()}"),
        foot=heading.group_name,
    )
    document.add_heading("How are we doing?", 0)
    document.add_paragraph(f"{heading.period_label}. {heading.group_name}. {status}.")
    partnerships = ", ".join(served.name for served in told.content.partnerships)
    document.add_paragraph(f"For {partnerships}.")
    for line in agreed:
        document.add_paragraph(f"{line}.")
    document.add_paragraph(
        f"Drawn together on {format_date(told.as_at)}, content {content.hash[:12]}."
    )
    add_summary(document, told)
    for chapter in told.chapters:
        add_chapter(document, chapter)
    add_concern(document, told.content.partnerships)
    out = BytesIO()
    document.save(out)
    out.seek(0)
    return out


def add_summary(document: Any, told: ReportView) -> None:
    document.add_heading("Summary", 1)
    if not told.missing:
        document.add_heading("Nothing is missing", 2)
        document.add_paragraph(
            "Every report asked for was returned, with its evidence of impact and the voice of "
            "children."
        )
    add_gaps(document, "What is missing", [gap.text for gap in told.missing])
    add_gaps(document, "Still on its way", [gap.text for gap in told.waiting])
    document.add_heading("The five questions", 2)
    lines = [[chapter.title, line] for chapter, line in told.answered]
    add_table(document, ["Question", "Answer"], lines, (0.42, 0.58))
    if told.judged:
        document.add_heading("Our priorities at a glance", 2)
        rows = [[one.promise.priority, rating(one)] for one in told.judged]
        add_table(document, ["Priority", "Stands"], rows, WIDE_FIRST)
    document.add_heading(told.returns.title, 2)
    rows = [[figure.label, figure.shown] for figure in told.returns.figures]
    add_table(document, ["Reports", "Number"], rows, WIDE_FIRST)


def rating(one: PriorityView) -> str:
    """A shape and a word, so that colour is not needed."""
    return f"{one.rating.symbol} {one.rating.label}"


def add_gaps(document: Any, title: str, texts: list[str]) -> None:
    if not texts:
        return
    document.add_heading(title, 2)
    for text in texts:
        document.add_paragraph(text, style="List Bullet")


def add_chapter(document: Any, chapter: SectionView) -> None:
    document.add_heading(chapter.title, 1)
    for text in filter(None, (chapter.narrative, chapter.empty)):
        document.add_paragraph(text)
    for voice in chapter.voices:
        document.add_heading(voice.who, 2)
        if voice.note:
            document.add_paragraph().add_run(voice.note).italic = True
        for said in voice.said:
            if said.asked:
                document.add_heading(said.asked, 3)
            document.add_paragraph(said.text)
    for picture in chapter.pictures:
        add_grid(document, picture)
    for one in chapter.judged:
        document.add_heading(one.promise.priority, 2)
        document.add_paragraph().add_run(rating(one)).bold = True
        add_promise(document, one.promise)
    if chapter.counts:
        rows = [[figure.label, figure.shown] for figure in chapter.counts.figures]
        add_table(document, [chapter.counts.title, "Number"], rows, WIDE_FIRST)
    if chapter.actions:
        rows = [[one.who, one.text, one.note or "No date"] for one in chapter.actions]
        heads = ["Action", "What was promised", "Due"]
        add_table(document, heads, rows, (0.14, 0.6, 0.26))


def add_promise(document: Any, one: PriorityProgress) -> None:
    """A priority's progress once, and beneath it what good looks like with the judgements."""
    parts = (
        ("What was done", one.progress or "No progress reported."),
        ("What difference it made", one.impact or "No evidence of impact recorded."),
    )
    for title, text in parts:
        document.add_heading(title, 3)
        document.add_paragraph(text)
    if one.differences:
        document.add_heading("What its actions changed", 3)
    for each in one.differences:
        shown_by = ". ".join((each.action, *each.evidence))
        document.add_paragraph(f"{each.text} ({shown_by})", style="List Bullet")
    rows = [[each.statement, each.judgement or "Not judged yet."] for each in one.outcomes]
    if rows:
        add_table(document, ["What good looks like", "Our judgement"], rows)
    else:
        document.add_paragraph("Nothing says yet what good looks like here.")


def add_grid(document: Any, picture: GridView) -> None:
    heads = [picture.grid.row_heading, *(label for _, label in picture.grid.columns)]
    others = len(heads) - 1
    shares = (0.36, *([0.64 / others] * others))
    add_table(document, heads, [[label, *cells] for label, cells in picture.table], shares)


def add_concern(document: Any, partnerships: Sequence[RecipientPartnership]) -> None:
    """Whom to tell about a child, as on every paper that leaves the house."""
    document.add_heading("Concerned about a child?", 1)
    document.add_paragraph(
        "If a child is in immediate danger, call 999. This report is not a way to raise a concern."
    )
    for served in partnerships:
        document.add_heading(served.area, 2)
        for line in (
            served.concern_text
            or "Contact children’s social care at the council where the child lives.",
            f"Telephone: {served.concern_phone}" if served.concern_phone else "",
            f"Online: {served.concern_url}" if served.concern_url else "",
        ):
            if line:
                document.add_paragraph(line)
