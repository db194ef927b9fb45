"""The text of a PDF, line by line, as its pages draw it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf

PAIRS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
HEX = re.compile(rb"<([0-9a-fA-F\s]*)>")
Glyphs = dict[int, str]


@lru_cache(maxsize=64)
def lines_of(content: bytes) -> tuple[str, ...]:
    """The lines of every page but the dots of its contents; the same document is read once."""
    with pikepdf.open(BytesIO(content)) as document:
        return tuple(line for page in document.pages for line in drawn(page) if line.strip("."))


def drawn(part: Any) -> Iterator[str]:
    """What a page, or a picture on it, writes between one lifting of the pen and the next."""
    resources = part.get("/Resources", pikepdf.Dictionary())
    pictures, glyphs = resources.get("/XObject", {}), {}
    written = ""
    for operands, operator in pikepdf.parse_content_stream(part):
        match str(operator):
            case "Tf":
                glyphs = glyphs_of(resources["/Font"][operands[0]])
            case "Tj" | "TJ":
                written += read(operands[0], glyphs)
            case "Do" if pictures[operands[0]].Subtype == "/Form":
                yield from drawn(pictures[operands[0]])
            case "ET":
                yield written.strip()
                written = ""


def read(text: Any, glyphs: Glyphs) -> str:
    """Two bytes are a glyph, as in every font with a map; others are letters themselves."""
    if isinstance(text, pikepdf.Array):
        return "".join(read(each, glyphs) for each in text if isinstance(each, pikepdf.String))
    raw = bytes(text)
    if not glyphs:
        return raw.decode("latin-1")
    pairs = (int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2))
    return "".join(glyphs.get(pair, "�") for pair in pairs)


def glyphs_of(font: Any) -> Glyphs:
    """What each glyph of a font stands for; nothing for a font without a map."""
    cmap = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    return mapped(cmap)


@lru_cache(maxsize=256)
def mapped(cmap: bytes) -> Glyphs:
    """The pairs and the ranges of a font's map."""
    found: Glyphs = {}
    for codes in map(codes_in, PAIRS.findall(cmap)):
        for glyph, text in zip(codes[::2], codes[1::2], strict=True):
            found[int.from_bytes(glyph)] = text.decode("utf-16-be")
    for codes in map(codes_in, RANGES.findall(cmap)):
        for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            start = int.from_bytes(first)
            for glyph in range(start, int.from_bytes(last) + 1):
                found[glyph] = chr(int.from_bytes(text) + glyph - start)
    return found


def codes_in(block: bytes) -> list[bytes]:
    return [bytes.fromhex(code.decode()) for code in HEX.findall(block)]
