"""The Word document: its language, title, running head and foot, and whom to tell about a child."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from governance.structure.models import Partnership
from tests.assurance.reports import situations
from tests.scenarios import returns as scenarios

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture
def made() -> BytesIO:
    scenarios.the_leicester_partnership()
    Partnership.objects.filter(key="leicester").update(
        concern_text="Call the front door.", concern_phone="0116 000 0000"
    )
    return situations.word_of(situations.a_composed_report())


def test_every_page_says_what_it_is_of_which_period_how_it_is_marked_and_its_number(made):
    section = Document(made).sections[0]

    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert section.header.paragraphs[0].text == (
        "How are we doing? Quarter 2, July to September 2025\tOFFICIAL, draft"
    )
    assert section.footer.paragraphs[0].text.startswith("Planning and Delivery Group\tPage ")
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.different_first_page_header_footer is False


def test_the_document_says_its_title_and_its_language_wherever_it_is_asked(made):
    properties = Document(made).core_properties

    assert properties.title == "How are we doing? Quarter 2, July to September 2025"
    assert properties.language == "en-GB"
    with ZipFile(made) as parts:
        for part in ("word/styles.xml", "word/settings.xml"):
            assert 'w:val="en-GB"' in parts.read(part).decode()
            assert "en-US" not in parts.read(part).decode()


def test_it_ends_with_whom_to_tell_about_a_child_in_each_area(made):
    document = Document(made)
    texts = [paragraph.text for paragraph in document.paragraphs]
    last = texts[texts.index("Concerned about a child?") :]

    assert "call 999" in last[1]
    assert last[3:5] == ["Call the front door.", "Telephone: 0116 000 0000"]
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"][-1] == last[0]


def test_heads_of_tables_are_repeated_and_their_rows_are_not_broken(made):
    for table in Document(made).tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in others)
