"""What an answer of the product says, as lines of text, whatever kind of file it is."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import docx
import openpyxl
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.crawler import html, paper

OFFICE = "application/vnd.openxmlformats-officedocument"
TOLD_HEADERS = ("Location", "Content-Disposition", "Allow", "Refresh", "Retry-After")
CHANCE = re.compile(r"\b[A-Z2-7]{32}\b|(?<=^li: )\d{8}$|^\d{8}$")
"""A second factor's key and recovery codes: seeded, but by how much was drawn before them."""
Lines = Iterable[str]


def lines_of(answer: Any, content: bytes) -> list[str]:
    """Status and kind first, then the headers that say something, the messages, the text."""
    kind = answer.get("Content-Type", "")
    headers = [f"{name}: {answer[name]}" for name in TOLD_HEADERS if answer.has_header(name)]
    said = READERS.get(kind.partition(";")[0], as_bytes)(content) if content else ()
    lines = [f"{answer.status_code} {kind}".strip(), *headers, *left_behind(answer), *said]
    return [one_line(line) for line in lines]


def left_behind(answer: Any) -> list[str]:
    """The messages that the next page would show."""
    waiting = getattr(getattr(answer, "wsgi_request", None), "_messages", None)
    queued = getattr(waiting, "_queued_messages", []) if 300 <= answer.status_code < 400 else []
    return [f"message {each.level_tag}: {each.message}" for each in queued]


def one_line(line: str) -> str:
    """Without breaks, by which a file of lines would be read differently, and without chance."""
    return CHANCE.sub("…", " ".join(line.splitlines()).rstrip())


def as_html(content: bytes) -> Lines:
    return html.lines_of(content.decode())


def as_text(content: bytes) -> Lines:
    return content.decode("utf-8-sig").splitlines()


def as_json(content: bytes) -> Lines:
    return json.dumps(json.loads(content), indent=2, ensure_ascii=False).splitlines()


def as_pdf(content: bytes) -> Lines:
    return paper.lines_of(content)


def as_excel(content: bytes) -> Lines:
    """A line for each row of each sheet."""
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        yield f"sheet {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join("" if cell is None else str(cell) for cell in row)


def as_word(content: bytes) -> Lines:
    """A line for each paragraph with its style, and for each row of a table."""
    document = docx.Document(BytesIO(content))
    yield f"title {document.core_properties.title}"
    for block in document.iter_inner_content():
        yield from row_lines(block) if isinstance(block, Table) else [paragraph_line(block)]


def paragraph_line(block: Paragraph) -> str:
    return f"{block.style.name if block.style else ''}: {block.text}"


def row_lines(table: Table) -> Lines:
    return (" | ".join(cell.text for cell in row.cells) for row in table.rows)


def as_bytes(content: bytes) -> Lines:
    return [f"{len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}"]


READERS: dict[str, Callable[[bytes], Lines]] = {
    "text/html": as_html,
    **dict.fromkeys(("text/plain", "text/csv", "text/javascript", "image/svg+xml"), as_text),
    "application/json": as_json,
    "application/pdf": as_pdf,
    f"{OFFICE}.spreadsheetml.sheet": as_excel,
    f"{OFFICE}.wordprocessingml.document": as_word,
}
