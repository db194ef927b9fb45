"""The report on paper: PDF/UA-1 with its structure, and a renderer that fetches nothing."""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from assurance.reports.content.sections import SECTIONS
from governance.core.blocks.hashing import hash_of
from governance.core.documents.addresses import OURS
from governance.core.documents.pdf import NotRendered, pdf_of
from tests.assurance.reports import situations

pytestmark = [pytest.mark.pages, pytest.mark.slow]

PAGE = '<!doctype html><html lang="en-GB"><head><title>T</title>{}</head><body>{}</body></html>'


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def elements(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Every element of the document's structure, top down."""

    def below(node):
        children = node.get("/K", [])
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield child
                yield from below(child)

    return list(below(document.Root.StructTreeRoot))


def kinds(document: pikepdf.Pdf) -> list[str]:
    return [str(element.S).removeprefix("/") for element in elements(document)]


def images_in(document: pikepdf.Pdf) -> list[str]:
    return [name for page in document.pages for name in page.get_images()]


@pytest.fixture
def the_report(db) -> str:
    """A quarter in its usual state, as the HTML document that is rendered."""
    record = situations.a_composed_report()
    return situations.paper_of(record)


def test_the_report_says_its_language_title_and_standard(the_report):
    document = opened(pdf_of(the_report))

    assert str(document.Root.Lang) == "en-GB"
    assert bool(document.Root.MarkInfo.Marked)
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
    with document.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"] == "How are we doing? Quarter 2, July to September 2025"


def test_the_report_is_tagged_with_headings_tables_captions_and_described_figures(the_report):
    document = opened(pdf_of(the_report))
    found = kinds(document)

    figures = [str(e.Alt) for e in elements(document) if str(e.S) == "/Figure"]
    assert found.count("H1") == 1
    answered = ("by-area", "learning")  # left out where nobody says anything
    headings = [one for one in SECTIONS if one.empty or one.key in answered]
    assert found.count("H2") == len(headings) - 1 + 3  # no “asked”
    assert {"H3", "H4", "L", "LI", "TR", "TD", "TH", "P", "Link"} <= set(found)
    assert (found.count("Table"), found.count("Caption")) == (3, 3)
    assert figures == []
    assert found.index("H1") < found.index("H2") < found.index("H3")


def test_every_page_says_which_of_how_many_and_that_it_is_a_draft(the_report, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_of(the_report))

    said = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)

    _, *pages, _ = said.stdout.decode().split("\f")
    total = len(pages) + 1
    for number, page in enumerate(pages, 2):
        assert f"Page {number} of {total}" in page
        assert "OFFICIAL, draft" in page.splitlines()[0]
        assert "How are we doing? Quarter 2, July to September 2025" in " ".join(page.split())


def test_what_people_typed_stays_text(db):
    record = situations.a_composed_report()
    typed = "<script>alert(1)</script><img src='file:///etc/passwd'><b>bold</b>"
    record.content["sections"][1]["blocks"][0]["responses"][0]["text"] = typed
    record.content_hash = hash_of(record.content)

    html = situations.paper_of(record)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=" in html
    assert "<script" not in html
    assert not images_in(opened(pdf_of(html)))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/picture.png"])
def test_the_renderer_neither_attaches_nor_shows_what_is_not_ours(address):
    head = f'<link rel="attachment" href="{address}"><link rel="stylesheet" href="{address}">'

    document = opened(pdf_of(PAGE.format(head, f'<h1>Page</h1><img alt="" src="{address}">')))

    assert not document.attachments
    assert not images_in(document)


@pytest.mark.parametrize("name", ["../src/app.scss", "%2e%2e/src/app.scss", "/etc/passwd", "no"])
def test_nothing_outside_our_folder_is_ours_and_without_its_style_there_is_no_paper(name):
    sheet = f'<link rel="stylesheet" href="{OURS}{name}">'

    with pytest.raises(NotRendered, match="Not a file of ours"):
        pdf_of(PAGE.format(sheet, "<h1>Page</h1>"))


def test_the_renderer_reads_our_style_sheet_and_what_the_document_carries():
    sheet = '<link rel="stylesheet" href="report.css">'
    dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="

    document = opened(pdf_of(PAGE.format(sheet, f'<h2>Page</h2><img alt="Dot" src="{dot}">')))

    used = [font for page in document.pages for font in page.Resources.Font.values()]
    assert images_in(document)
    assert any("Serif" in str(font.DescendantFonts[0].BaseFont) for font in used)


def test_a_document_that_cannot_be_rendered_is_told_in_its_last_words(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(NotRendered, match="ended without a word"):
        pdf_of(PAGE.format("", ""))


def test_a_renderer_of_thirty_pages_stays_below_two_hundred_megabytes():
    text = "<p>" + "A sentence of nine words stands here, again. " * 40 + "</p>"
    chapter = f'<section class="chapter"><h2>Chapter</h2>{text * 5}</section>'
    html = PAGE.format('<link rel="stylesheet" href="report.css">', chapter * 18)
    measured = (
        "import re, runpy, sys\n"
        "runpy.run_module('governance.core.documents.rendering', run_name='__main__')\n"
        "status = open('/proc/self/status').read()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024, file=sys.stderr)"
    )  # the program's own peak: what getrusage tells includes the process it was started from
    folder = Path(settings.BASE_DIR) / "static" / "dist"

    done = subprocess.run(
        [sys.executable, "-c", measured, folder],
        input=html.encode(),
        capture_output=True,
        cwd=settings.BASE_DIR,
        check=True,
    )

    assert len(opened(done.stdout).pages) >= 30
    assert int(done.stderr.split()[-1]) <= 200  # megabytes
