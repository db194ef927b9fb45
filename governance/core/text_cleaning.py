"""How a text is kept: cleaned once as it is typed, pasted or read from a file, then shown alike.

A text from Word, Outlook or a PDF brings signs of its fonts, line ends and spaces that only its
program knows. They become what every page, paper, mail and spreadsheet can show; no letter, digit
or quotation mark is lost. Cleaning what is clean changes nothing.
"""

import re
import unicodedata
from typing import Any

from governance.core.text_signs import LINE_ENDS, UNSEEN_ORDERS

BULLET = "•"
SYMBOLS = {
    0xF04A: "☺", 0xF04C: "☹", 0xF0A3: "≤", 0xF0A8: "☐", 0xF06F: "☐", 0xF0B0: "°", 0xF0B1: "±",
    0xF0B3: "≥", 0xF0B9: "≠", 0xF0BB: "≈", 0xF0BC: "…", 0xF0DF: "←", 0xF0E0: "→", 0xF0E8: "→",
    0xF0FB: "✗", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑",
}  # fmt: skip
"""Signs that Word writes in its fonts Symbol and Wingdings, by their place in the private area."""
BULLETS = (0xF06C, 0xF06E, *range(0xF075, 0xF078), 0xF0A7, 0xF0B7, 0xF0D8, 0x25AA, 0x25CF, 0x27A2)
"""Bullets of those fonts (disc, square, diamonds, arrow), and what they are pasted as."""
LINES = dict.fromkeys(map(ord, f"\r{LINE_ENDS}"), "\n")
SPACES = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F)
HYPHENS = (0x1E, 0x2010, 0x2011)
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
WINDOWS = {
    code: bytes([code]).decode("cp1252", "replace").replace("\ufffd", " ")
    for code in range(0x80, 0xA0)
}
"""Quotation marks and dashes of Windows that were passed on as control characters."""
CONTROLS = (*range(1, 32), 0x7F, 0xFFFE, 0xFFFF)
SIGNS: dict[int, str] = {
    **dict.fromkeys(CONTROLS, " "),
    **WINDOWS,
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(UNSEEN_ORDERS, ""),
    **dict.fromkeys(HYPHENS, "-"),
    **dict.fromkeys(BULLETS, BULLET),
    **SYMBOLS,
    **LIGATURES,
    **LINES,
}
"""What each character becomes. NUL is left: fields refuse it."""
TABBED_MARK = re.compile("(?m)^[ \t]*[o§]\t")
"""How Word passes on the bullets of its second and third level: a letter or sign, and a tab."""
LIST_MARK = re.compile(r"(?m)^ *(?:[•◦‣∙■○] *|[·\uf020-\uf0ff] +)(?=\S)")
"""A list mark at the beginning of a line. “·” is a sign of its own too: it counts before a space,
as does what else those fonts have there."""


def clean_text(text: str) -> str:
    """Text in paragraphs: lines end with a line feed, list marks are “• ”, accents are joined to
    their letters (NFC). Quotation marks and dashes stay as they were written.
    """
    lines = text.replace("\r\n", "\n").translate(LINES)
    shown = TABBED_MARK.sub(BULLET, lines).translate(SIGNS)
    listed = LIST_MARK.sub(f"{BULLET} ", unicodedata.normalize("NFC", shown))
    return "\n".join(line.rstrip(" ") for line in listed.split("\n"))


def clean_line(text: str) -> str:
    """The same for text of one line: its line ends are spaces."""
    lines = (line.strip() for line in text.translate(LINES).split("\n"))
    return clean_text(" ".join(filter(None, lines))).strip()


def clean_text_deep(value: Any) -> Any:
    """The same for every text of a document, at any depth; names of its parts stay."""
    match value:
        case str():
            return clean_text(value)
        case dict():
            return {key: clean_text_deep(inner) for key, inner in value.items()}
        case list():
            return [clean_text_deep(inner) for inner in value]
    return value
