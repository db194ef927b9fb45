"""A file is what its content says; what its name says must agree."""

from io import BytesIO

import pytest

from governance.files.file_types import ALLOWED_TYPES, content_type
from tests.governance.files import samples

GOOD = {
    "paper.pdf": samples.PDF,
    "Paper.DOCX": samples.DOCX,
    "register.xlsx": samples.XLSX,
    "slides.pptx": samples.PPTX,
    "letter.odt": samples.ODT,
    "picture.png": samples.PNG,
    "photo.jpg": samples.JPG,
    "photo.jpeg": samples.JPG,
    "figures.csv": samples.CSV,
    "notes.txt": samples.PAGE,
}
BAD = {
    "paper.pdf": samples.DOCX,
    "paper.docx": samples.PDF,
    "paper.docm": samples.WITH_MACRO,
    "macro.docx": samples.WITH_MACRO,
    "Macro.docx": samples.WITH_MACRO_IN_SMALL,
    "script.odt": samples.WITH_SCRIPT,
    "locked.odt": bytes(samples.LOCKED),
    "cut.odt": samples.CUT,
    "letter.txt": samples.PROGRAM,
    "program.exe": samples.PROGRAM,
    "page.html": samples.PAGE,
    "picture.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "archive.zip": samples.an_archive(**{"a.txt": b"a"}),
    "broken.docx": b"PK\x03\x04 and no more",
    "empty.txt": b"",
    "without": samples.PDF,
    "sheet.docx": samples.XLSX,
}


@pytest.mark.parametrize(("name", "content"), GOOD.items())
def test_file_that_is_what_it_says_is_known(name, content):
    found = content_type(BytesIO(content), name)

    assert found in ALLOWED_TYPES.values()


@pytest.mark.parametrize(("name", "content"), BAD.items())
def test_file_that_is_not_what_it_says_or_that_we_do_not_take_is_not(name, content):
    assert content_type(BytesIO(content), name) == ""


@pytest.mark.parametrize(
    "words",
    ["BM met", "PK rang", "MZ", "GIF89a", "Rar!", "ID3", "BZh", "FWS", "OggS", "II*", "8BPS"],
)
@pytest.mark.parametrize("name", ["notes.txt", "figures.csv"])
def test_a_text_that_begins_as_another_kind_of_file_does_is_a_text(name, words):
    content = f"{words} the chair,\r\nthen the officer.\t£5\n".encode()

    assert content_type(BytesIO(content), name) == ALLOWED_TYPES[name[-3:]]


@pytest.mark.parametrize(
    "content",
    [
        b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00",
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00",
        b"BM " + b"a note, and then " * 600 + b"\x00\x01",
        samples.an_archive(**{"a.txt": b"a"}),
        samples.DOCX,
        samples.PDF,
        b"{\\rtf1\\ansi A letter.}",
        b"%!PS-Adobe-3.0",
    ],
)
def test_a_file_of_another_kind_is_no_text_whatever_it_is_called(content):
    assert content_type(BytesIO(content), "notes.txt") == ""


def test_content_is_left_where_it_began():
    content = BytesIO(samples.DOCX)

    content_type(content, "paper.docx")

    assert content.tell() == 0
