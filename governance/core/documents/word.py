"""A Word document in the house's form: its language, styles, running head and foot, and tables."""

from collections.abc import Sequence
from typing import Any

from governance.core.on_demand import (
    docx,
    docx_enum_text,
    docx_oxml,
    docx_oxml_ns,
    docx_shared,
)

LANGUAGE = "en-GB"
CENTIMETRE = 360_000
"""In the units of Word."""
WIDTH, HEIGHT, MARGIN = (round(each * CENTIMETRE) for each in (21, 29.7, 2.3))
WRITTEN = WIDTH - 2 * MARGIN
"""The width of the lines on a sheet of A4."""
SHORT = 12
"""Rows of a table that is not broken between two pages."""
NAVY, SOFT = (0x1B, 0x36, 0x5D), (0x4C, 0x55, 0x5B)
"""Red, green and blue."""
SIZES = {"Title": 30, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11}
"""Points of each heading; text is 11."""


def new_document(*, title: str, author: str, head: tuple[str, str], foot: str) -> Any:
    """An empty A4 document; ``head`` stands left and right on top of every page, ``foot`` below
    with the number of the page and of how many.
    """
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, author, LANGUAGE
    set_language(document)
    set_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = MARGIN
    left, right = head
    add_running_head(section.header.paragraphs[0], left).add_run(right).bold = True
    add_page_number(add_running_head(section.footer.paragraphs[0], foot))
    return document


def set_language(document: Any) -> None:
    """Wherever the document says its language, so that it is read aloud and spelt in it."""
    places = [
        *document.styles.element.iter(docx_oxml_ns.qn("w:lang")),
        *document.settings.element.iter(docx_oxml_ns.qn("w:themeFontLang")),
    ]
    for place in places:
        for name in ("w:val", "w:eastAsia"):
            place.set(docx_oxml_ns.qn(name), LANGUAGE)


def set_styles(document: Any) -> None:
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Arial", docx_shared.Pt(11)
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Arial", docx_shared.Pt(size), True
        style.font.color.rgb = docx_shared.RGBColor(*NAVY)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(docx_oxml_ns.qn(f"w:{theme}"), None)


def add_running_head(paragraph: Any, left: str) -> Any:
    """A line of the head or foot with one tab to the right margin, ready for what stands there."""
    stops = paragraph.paragraph_format.tab_stops
    for stop in list(paragraph.style.paragraph_format.tab_stops):
        stops.add_tab_stop(stop.position, docx_enum_text.WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(WRITTEN, docx_enum_text.WD_TAB_ALIGNMENT.RIGHT)
    paragraph.style.font.size, paragraph.style.font.color.rgb = (
        docx_shared.Pt(8.5),
        docx_shared.RGBColor(*SOFT),
    )
    paragraph.add_run(f"{left}\t")
    return paragraph


def add_page_number(paragraph: Any) -> None:
    """“Page 2 of 9”, as fields that Word works out."""
    for words, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(words)
        field, run, text = (docx_oxml.OxmlElement(name) for name in ("w:fldSimple", "w:r", "w:t"))
        field.set(docx_oxml_ns.qn("w:instr"), code)
        text.text = "1"
        run.append(text)
        field.append(run)
        paragraph._p.append(field)


def add_table(
    document: Any,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float] = (),
) -> None:
    """A table whose head is repeated on each page and whose rows are not broken between two.

    ``shares`` says how much of the width each column takes, together 1; else they are alike.
    """
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    mark_header_row(table.rows[0], "w:tblHeader")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows:
        added = table.add_row()
        mark_header_row(added, "w:cantSplit")
        for cell, text in zip(added.cells, row, strict=True):
            cell.text = text
    for column, share in zip(table.columns, shares or even_shares(len(heads)), strict=True):
        column.width = int(WRITTEN * share)
        for cell in column.cells:
            cell.width = int(WRITTEN * share)
    keep_together(table)
    document.add_paragraph().paragraph_format.space_after = docx_shared.Pt(2)


def keep_together(table: Any) -> None:
    """A short table stands on one page, its head with it."""
    if len(table.rows) > SHORT:
        return
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def even_shares(count: int) -> list[float]:
    return [1 / count] * count


def mark_header_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(docx_oxml.OxmlElement(name))
