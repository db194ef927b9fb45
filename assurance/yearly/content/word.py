"""The yearly report as a Word document, from its content alone."""

from datetime import date
from io import BytesIO
from typing import Any

from assurance.reports.content.word import add_concern
from assurance.yearly.content.html import PARTS
from assurance.yearly.content.paper import (
    CORRECTED,
    NOT_WRITTEN,
    PaperFacts,
    is_corrected,
    missing,
    no_evidence,
    standing_sections,
    state_in_words,
)
from assurance.yearly.content.values import YearlyContent, YearlySectionContent
from governance.core.control_characters import strip_unprintable_deep
from governance.core.documents.word import add_table, new_document
from governance.core.formatting import format_date


def document_of(content: YearlyContent, facts: PaperFacts) -> BytesIO:
    """The whole report with real headings, lists and tables; what people typed stays text."""
    printable = YearlyContent.model_validate(strip_unprintable_deep(content.plain()))
    title = f"Yearly report {printable.report.year_label}"
    document = new_document(
        title=title,
        author=printable.report.partnership_name,
        head=(title, facts.marking),
        foot=printable.report.partnership_name,
    )
    add_cover(document, printable, facts)
    add_missing(document, printable)
    for section in standing_sections(printable, is_draft=facts.is_draft):
        add_section(document, section, is_corrected=is_corrected(section, facts))
    add_requirements(document, printable)
    add_errata(document, facts)
    add_concern(document, (printable.partnership,))
    out = BytesIO()
    document.save(out)
    out.seek(0)
    return out


def add_cover(document: Any, content: YearlyContent, facts: PaperFacts) -> None:
    header = content.report
    document.add_heading(f"Yearly report {header.year_label}", 0)
    document.add_paragraph(f"{header.partnership_name}. {facts.status}.")
    document.add_paragraph(f"Contents as asked by {header.guidance_title}.")
    for line in facts.agreed:
        document.add_paragraph(f"{line}.")
    day = format_date(date.fromisoformat(header.as_at))
    document.add_paragraph(f"Figures as at {day}. Checksum {facts.short_hash}.")


def add_missing(document: Any, content: YearlyContent) -> None:
    """What is asked of the report and not there, before all else; and what it says instead."""
    if found := missing(content):
        document.add_heading("What is missing", 1)
        for each in found:
            document.add_paragraph(each.text, style="List Bullet")
        if content.missing_reason:
            document.add_paragraph(content.missing_reason)
    if said := no_evidence(content):
        document.add_heading("Where there is no evidence", 1)
        for each in said:
            document.add_heading(each.text, 2)
            document.add_paragraph(each.no_evidence)


def add_section(document: Any, section: YearlySectionContent, *, is_corrected: bool) -> None:
    document.add_heading(PARTS[section.part] + section.title, 1)
    if is_corrected:
        document.add_paragraph(CORRECTED)
    if section.written_as:
        document.add_paragraph().add_run(section.written_as).italic = True
    if section.about_earlier_words:
        document.add_paragraph(section.about_earlier_words)
    for text in (section.text or ("" if section.blocks else NOT_WRITTEN)).split("\n\n"):
        if text:
            document.add_paragraph(text)
    for block in section.blocks:
        block.add_to_word(document)


def add_requirements(document: Any, content: YearlyContent) -> None:
    document.add_heading("How this report meets what is asked of it", 1)
    rows = [
        [each.text, each.force.capitalize(), state_in_words(each)] for each in content.requirements
    ]
    add_table(document, ["What is asked", "Force", "State"], rows, (0.6, 0.12, 0.28))


def add_errata(document: Any, facts: PaperFacts) -> None:
    if not facts.errata:
        return
    document.add_heading("Errata", 1)
    for each in facts.errata:
        document.add_heading(f"{each.heading}, {format_date(each.made_on)}", 2)
        document.add_paragraph(f"It said: {each.said}")
        document.add_paragraph(f"Right is: {each.right}")
        document.add_paragraph(each.reason)
