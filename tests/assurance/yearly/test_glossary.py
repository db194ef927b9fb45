"""The glossary: acronyms of the text, explained by it, by names and by the sector's list."""

import pytest

from assurance.reports.blocks.table import Table, TableRow
from assurance.yearly.content.glossary import (
    acronyms_in,
    explained_in,
    known_names,
    meanings,
    with_glossary,
)
from assurance.yearly.content.values import Acronym, YearlySectionContent
from assurance.yearly.headings.acronyms import sector_acronyms
from tests import factories
from tests.assurance.yearly.evidence.situations import the_board, the_context
from tests.scenarios import returns as scenarios

NAMES = (Acronym(short="UHL", meaning="University hospitals"),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The MASH and the DfE met.", {"MASH", "DfE"}),
        ("Two GPs and three LADOs came.", {"GP", "LADO"}),
        ("Leicester met McDonald in Q2.", set()),
        ("Action PD-3 of LEI-2026-003, WT2026.", set()),
        ("Appendix IV", set()),
        ("LLR-wide work; the NHS’s part (ICB).", {"LLR", "NHS", "ICB"}),
        ("A hub, I think.", set()),
    ],
)
def test_what_is_an_acronym(text, found):
    assert acronyms_in(text) == found


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("the corporate parenting board (CPB) met", "corporate parenting board"),
        ("our city-wide parenting board (CPB)", ""),
        ("a Child Death Overview Panel (CDOP)", ""),
        ("the board (CPB)", ""),
        ("the council of parents in Birstall (CPB)", "council of parents in Birstall"),
        ("child-protection boards (CPBs)", "child-protection boards"),
    ],
)
def test_a_text_explains_an_acronym_by_words_that_begin_so(text, meaning):
    assert explained_in(text, "CPB") == meaning


def test_the_text_goes_before_names_and_names_before_the_sectors_list():
    text = "UHL and MASH and ICB, the multi-agency support house (MASH), and QZX."
    names = (*NAMES, Acronym(short="ICB", meaning="Our own board"))

    assert meanings(text, names) == {
        "ICB": "Our own board",
        "MASH": "multi-agency support house",
        "QZX": "",
        "UHL": "University hospitals",
    }


def sections_saying(text: str) -> tuple[YearlySectionContent, ...]:
    block = Table(title="", heads=("What",), rows=(TableRow(cells=("NHS",)),))
    return (
        YearlySectionContent(key="data", title="Data", part="chapter", text=text, blocks=(block,)),
        YearlySectionContent(key="glossary", title="Acronyms", part="appendix"),
    )


def test_what_nobody_explains_is_told_to_the_office_and_not_invented():
    (_, glossary), gaps = with_glossary(sections_saying("UHL and QZX."), (), NAMES)

    (table,) = glossary.blocks
    assert [row.cells for row in table.rows] == [
        ("NHS", "National Health Service"),
        ("UHL", "University hospitals"),
    ]
    assert [(gap.who, gap.state) for gap in gaps] == [("QZX", "unwritten")]
    assert "QZX" not in str(glossary)


def test_made_twice_it_says_the_same():
    once, _ = with_glossary(sections_saying("UHL and QZX."), (), NAMES)

    assert with_glossary(once, (), NAMES)[0] == once


def test_without_an_acronym_there_is_no_table():
    plain = YearlySectionContent(key="glossary", title="Acronyms", part="appendix")

    assert with_glossary((plain,), (), NAMES) == ((plain,), ())


def test_every_acronym_of_the_sectors_list_is_one_that_is_found():
    assert {short for short in sector_acronyms() if acronyms_in(short) != {short}} == set()


@pytest.mark.django_db
def test_the_names_are_those_of_the_partnership():
    place, county = scenarios.the_leicester_partnership(), scenarios.the_county_partnership()
    for partnership, key, short in (
        (place, "a", "UHL"),
        (county, "b", "RCC"),
        (place, "c", "Fire"),
    ):
        body = factories.OrganisationFactory(key=key, name=f"Name of {key}", short_name=short)
        factories.ParticipationFactory(partnership=partnership, organisation=body)
    board = the_board()
    type(board).objects.filter(pk=board.pk).update(short_name="LPB")

    found = {each.short: each.meaning for each in known_names(the_context())}

    assert found == {"LPB": "Leicester partnership", "UHL": "Name of a"}
