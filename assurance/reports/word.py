"""The report as a Word document, for offices that go on working there; from its content alone."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

from assurance.reports.content import ReportContent
from assurance.reports.reading import read
from assurance.reports.showing import Chapter, Picture, shown
from governance.printable import printable_throughout

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document_of(content: ReportContent, *, status: str, agreed: Sequence[str] = ()) -> BytesIO:
    """The whole report with real headings, lists and tables; what people typed stays text."""
    told = shown(read(printable_throughout(content.plain())))
    document = Document()
    document.core_properties.title = f"How are we doing? {content.report.period_label}"
    document.core_properties.author = content.report.group_name
    document.core_properties.language = "en-GB"
    set_up(document)
    document.add_heading("How are we doing?", 0)
    document.add_paragraph(f"{content.report.period_label}. {content.report.group_name}. {status}.")
    document.add_paragraph(f"For {', '.join(served.name for served in content.partnerships)}.")
    for line in agreed:
        document.add_paragraph(f"{line}.")
    document.add_heading("Summary", 1)
    add_gaps(document, "What is missing", [gap.text for gap in told.missing])
    add_gaps(document, "Still on its way", [gap.text for gap in told.waiting])
    add_table(
        document,
        ["Question", "Answer"],
        [[chapter.title, line] for chapter, line in told.answered],
    )
    add_table(document, ["Reports", "Number"], [[f.label, f.shown] for f in told.returns.figures])
    for chapter in told.chapters:
        add_chapter(document, chapter)
    out = BytesIO()
    document.save(out)
    out.seek(0)
    return out


def set_up(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)


def add_gaps(document: Any, title: str, texts: list[str]) -> None:
    if not texts:
        return
    document.add_heading(title, 2)
    for text in texts:
        document.add_paragraph(text, style="List Bullet")


def add_table(document: Any, heads: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()


def add_chapter(document: Any, chapter: Chapter) -> None:
    document.add_heading(chapter.title, 1)
    for text in filter(None, (chapter.narrative, chapter.empty)):
        document.add_paragraph(text)
    for voice in chapter.voices:
        document.add_heading(voice.who, 2)
        for said in voice.said:
            document.add_paragraph(": ".join(filter(None, (said.asked, said.text))))
    if chapter.judged:
        add_table(
            document,
            ["Outcome statement", "Rating", "Progress and impact", "Judgement"],
            [
                [
                    f"{one.judgement.priority}: {one.judgement.statement}",
                    one.rating,
                    " ".join(filter(None, (one.judgement.progress, one.judgement.impact))),
                    one.judgement.judgement,
                ]
                for one in chapter.judged
            ],
        )
    for picture in chapter.pictures:
        add_grid(document, picture)
    if chapter.counts:
        rows = [[figure.label, figure.shown] for figure in chapter.counts.figures]
        add_table(document, [chapter.counts.title, "Number"], rows)


def add_grid(document: Any, picture: Picture) -> None:
    heads = [picture.grid.row_heading, *(label for _, label in picture.grid.columns)]
    add_table(document, heads, [[label, *cells] for label, cells in picture.table])
