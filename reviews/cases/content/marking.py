"""The mark that a stored file carries when somebody takes it: who, and when.

What a file proves stays as it was stored; each taking gets a copy of its own.
"""

from datetime import datetime
from io import BytesIO
from pathlib import PurePath

from governance.core.formatting import format_datetime
from governance.core.on_demand import docx, pillow, pillow_draw, pillow_font
from governance.files.file_types import ALLOWED_TYPES
from governance.files.models import StoredFile
from reviews.cases.content.report import MARKING, taken_by

MARKED = tuple(ALLOWED_TYPES[each] for each in ("docx", "png", "jpg"))
UNMARKED = (
    "Its pages carry no mark: the name of the copy says who took it and when, and that you took it "
    "leaves a line."
)
"""What a page says beside a file whose kind can carry none."""
STRIP = 40
"""Pixels of the strip below a picture in which the mark stands, where the picture is wide."""


def mark_of(reader: str, at: datetime) -> str:
    """The words of the mark."""
    return f"{MARKING}. {taken_by(reader, at)}"


def marked_name(name: str, reader: str, at: datetime) -> str:
    """The name of the copy, which every kind of file can carry."""
    path, moment = PurePath(name), format_datetime(at).replace(":", ".")
    return f"{path.stem}, {MARKING}, taken by {reader}, {moment}{path.suffix}"


def marked_copy(content: bytes, kind: str, mark: str) -> bytes:
    """The content with the mark on every page of a Word document, or below a picture.

    Other kinds (a PDF that came from elsewhere, a sheet, plain text) are handed over as they are.
    """
    if kind == ALLOWED_TYPES["docx"]:
        return marked_document(content, mark)
    if kind in (ALLOWED_TYPES["png"], ALLOWED_TYPES["jpg"]):
        return marked_picture(content, mark)
    return content


def said_of_mark(kept: StoredFile | None) -> str:
    """``UNMARKED`` where a copy of a stored file carries no mark on its pages, else empty."""
    return UNMARKED if kept is not None and not carries_mark(kept.content_type) else ""


def carries_mark(kind: str) -> bool:
    """Whether the pages of such a file carry it; else the name of the copy alone does."""
    return kind in MARKED


def marked_document(content: bytes, mark: str) -> bytes:
    """In the foot of every page, also of a first or an even page that has a foot of its own."""
    document = docx.Document(BytesIO(content))
    for section in document.sections:
        feet = [section.footer]
        if section.different_first_page_header_footer:
            feet.append(section.first_page_footer)
        if document.settings.odd_and_even_pages_header_footer:
            feet.append(section.even_page_footer)
        for foot in feet:
            foot.is_linked_to_previous = False
            foot.add_paragraph().add_run(mark).bold = True
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def marked_picture(content: bytes, mark: str) -> bytes:
    """On a strip of its own below the picture, so that nothing of it is covered."""
    with pillow.open(BytesIO(content)) as picture:
        form, shown = picture.format, picture.convert("RGB")
    font = pillow_font.load_default(size=STRIP // 2)
    width = max(shown.width, int(font.getlength(mark)) + STRIP)
    page = pillow.new("RGB", (width, shown.height + STRIP), "white")
    page.paste(shown)
    place = (STRIP // 2, shown.height + STRIP // 4)
    pillow_draw.Draw(page).text(place, mark, fill="black", font=font)
    out = BytesIO()
    page.save(out, form)
    return out.getvalue()
