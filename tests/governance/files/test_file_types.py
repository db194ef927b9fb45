"""A file is what its content says; what its name says must agree."""

from io import BytesIO

import pytest

from governance.files.file_types import TAKEN, content_type
from tests.governance.files import samples as made

GOOD = {
    "paper.pdf": made.PDF,
    "Paper.DOCX": made.DOCX,
    "register.xlsx": made.XLSX,
    "slides.pptx": made.PPTX,
    "letter.odt": made.ODT,
    "picture.png": made.PNG,
    "photo.jpg": made.JPG,
    "photo.jpeg": made.JPG,
    "figures.csv": made.CSV,
    "notes.txt": made.PAGE,
}
BAD = {
    "paper.pdf": made.DOCX,
    "paper.docx": made.PDF,
    "paper.docm": made.WITH_MACRO,
    "macro.docx": made.WITH_MACRO,
    "Macro.docx": made.WITH_MACRO_IN_SMALL,
    "script.odt": made.WITH_SCRIPT,
    "locked.odt": bytes(made.LOCKED),
    "cut.odt": made.CUT,
    "letter.txt": made.PROGRAM,
    "program.exe": made.PROGRAM,
    "page.html": made.PAGE,
    "picture.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "archive.zip": made.an_archive(**{"a.txt": b"a"}),
    "broken.docx": b"PK\x03\x04 and no more",
    "empty.txt": b"",
    "without": made.PDF,
    "sheet.docx": made.XLSX,
}


@pytest.mark.parametrize(("name", "content"), GOOD.items())
def test_file_that_is_what_it_says_is_known(name, content):
    found = content_type(BytesIO(content), name)

    assert found in TAKEN.values()


@pytest.mark.parametrize(("name", "content"), BAD.items())
def test_file_that_is_not_what_it_says_or_that_we_do_not_take_is_not(name, content):
    assert content_type(BytesIO(content), name) == ""


def test_content_is_left_where_it_began():
    content = BytesIO(made.DOCX)

    content_type(content, "paper.docx")

    assert content.tell() == 0
