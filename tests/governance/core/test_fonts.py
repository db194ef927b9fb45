"""The languages of the area stand on paper, and what cannot stand there is known before."""

import io
import subprocess

import pikepdf
import pytest

from governance.core.documents import fonts
from governance.core.documents.pdf import pdf_of

LANGUAGES = {
    "Gujarati": "બાળકોની સલામતી",
    "Punjabi": "ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ",
    "Bengali": "শিশুদের সুরক্ষা",
    "Hindi": "बच्चों की सुरक्षा",
    "Arabic": "سلامة الأطفال",
    "Urdu": "بچوں کی حفاظت",
    "Polish": "Bezpieczeństwo, żółć, Łódź",
    "Chinese": "兒童的安全 儿童的安全",
    "Signs": "• – “x” ✓ ✗ ☐ → £ ½",
}
PAGE = (
    '<!doctype html><html lang="en-GB"><head><title>T</title>'
    '<link rel="stylesheet" href="report.css"></head><body><h1>Łódź 中文</h1>{}</body></html>'
)
FAMILIES = ("Gujarati", "Gurmukhi", "Bengali", "Devanagari", "Arabic", "Droid-Sans-Fallback")
PRIVATE = "\ue123"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_of_the_languages_of_the_area_has_a_glyph(language):
    assert fonts.undrawable(LANGUAGES[language]) == []


def test_what_no_font_has_is_named_once_and_what_is_not_seen_needs_none():
    text = f"a{PRIVATE}b{PRIVATE}\U000e0041 \n\u200d\u200f\u00ad\ufe0f\U0001faf6"

    assert fonts.undrawable(text) == [PRIVATE, "\U0001faf6"]


def test_where_nobody_tells_what_is_installed_nothing_is_said_to_be_lacking(monkeypatch):
    monkeypatch.setenv("PATH", "")
    fonts.drawable_codes.cache_clear()

    assert fonts.undrawable(PRIVATE) == []

    fonts.drawable_codes.cache_clear()


@pytest.mark.slow
def test_the_paper_draws_them_all_in_fonts_that_go_with_it(tmp_path):
    file = tmp_path / "languages.pdf"
    file.write_bytes(pdf_of(PAGE.format("".join(f"<p>{text}</p>" for text in LANGUAGES.values()))))

    said = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()

    used = {
        str(font.DescendantFonts[0].BaseFont)
        for page in pikepdf.open(io.BytesIO(file.read_bytes())).pages
        for font in page.Resources.Font.values()
    }
    assert all(any(family in name for name in used) for family in FAMILIES)
    assert [
        text for text in ("Łódź 中文", "żółć", "兒童的安全", "• – “x” ✓") if text not in said
    ] == []
