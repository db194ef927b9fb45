"""What a file is, told from its content and not from what it is called; and which kinds we take."""

from pathlib import PurePath
from typing import IO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

import filetype

OFFICE_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
OFFICE = "application/vnd.openxmlformats-officedocument"
ALLOWED_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    "jpg": "image/jpeg",
    "csv": "text/csv",
    "txt": "text/plain",
}
"""The kinds of file that are taken, by suffix; nothing that runs and nothing with macros."""
IN_WORDS = "PDF, Word (docx), Excel (xlsx), PowerPoint (pptx), ODT, PNG, JPG, CSV or plain text"
ALSO_CALLED = {"jpeg": "jpg"}
HEAD = 8192
LONGEST_MIMETYPE = 100
MACROS_IN = ("basic/", "scripts/")
DAMAGED = (BadZipFile, EOFError, OSError, RuntimeError, ValueError)
"""What an archive raises that is broken, or locked, or made to be neither read nor refused."""
WRITTEN_AS_TEXT = frozenset({"pdf", "rtf", "ps"})
"""Kinds whose files may be of readable characters only. The beginning of any other (“BM”, “PK”,
“GIF”) is that of a note as well, if nothing but text follows."""
CONTROL = frozenset(range(32)) - frozenset(b"\t\n\f\r")


def suffix_of(name: str) -> str:
    """``Plan.DOCX`` is a ``docx``, ``photo.jpeg`` a ``jpg``."""
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    return ALSO_CALLED.get(suffix, suffix)


def content_type(content: IO[bytes], name: str) -> str:
    """The type of a file whose content and name agree, and which we take; empty otherwise."""
    suffix = suffix_of(name)
    kinds = detect_types(content)
    content.seek(0)
    return ALLOWED_TYPES[suffix] if suffix in kinds and suffix in ALLOWED_TYPES else ""


def detect_types(content: IO[bytes]) -> frozenset[str]:
    """What the content may rightly be called."""
    content.seek(0)
    head = content.read(HEAD)
    guess = filetype.guess(head)
    kind = guess.extension if guess else ""
    if head and kind not in WRITTEN_AS_TEXT and is_text(head) and is_text(content.read()):
        return frozenset({"csv", "txt"})
    if head.startswith(b"PK"):
        return kinds_of_archive(content)
    return frozenset({kind} - {""})


def kinds_of_archive(content: IO[bytes]) -> frozenset[str]:
    """An office document without macros; its parts are listed, never unpacked."""
    try:
        with ZipFile(content) as archive:
            parts = set(archive.namelist())
            mimetype = mimetype_in(archive) if "mimetype" in parts else ""
    except DAMAGED:
        return frozenset()
    if any(is_macro(part.casefold()) for part in parts):
        return frozenset()
    if mimetype == ALLOWED_TYPES["odt"]:
        return frozenset({"odt"})
    return frozenset(kind for part, kind in OFFICE_PARTS.items() if part in parts)


def mimetype_in(archive: ZipFile) -> str:
    """What an ODT says it is, in a short part that is never packed; empty otherwise."""
    part = archive.getinfo("mimetype")
    if part.compress_type != ZIP_STORED or part.file_size > LONGEST_MIMETYPE:
        return ""
    return archive.read(part).decode("ascii", "replace")


def is_macro(part: str) -> bool:
    return part.endswith("vbaproject.bin") or part.startswith(MACROS_IN)


def is_text(words: bytes) -> bool:
    """Readable as UTF-8, or as Windows writes it, without control characters; also no words."""
    return not CONTROL.intersection(words)
