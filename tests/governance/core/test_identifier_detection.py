"""What may tell who a child is, found in every spelling; and nothing else minded."""

import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from governance.core.identifier_detection import (
    addresses,
    ages_and_relations,
    birth_dates,
    names,
    numbers,
)
from governance.core.identifier_detection.detection import find_identifiers
from governance.core.identifier_detection.findings import Finding, Kind, KnownDetails
from tests.of_each import of_each

CORPUS = Path(__file__).parent / "identifier_corpus"
DEMO = Path(__file__).parents[3] / "lscp" / "demo"
PATTERNS = [
    pytest.param(module, name, id=f"{module.__name__.rpartition('.')[2]} {name}")
    for module in (addresses, ages_and_relations, birth_dates, names, numbers)
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
]


def corpus(file: str) -> list:
    """Each text of a file with its table's name, named as it is written there."""
    tables = tomllib.loads((CORPUS / file).read_text())
    return [
        pytest.param(table, text, id=f"{table}: {text!a}")
        for table, texts in tables.items()
        for text in texts
    ]


def strings(value: object) -> list[str]:
    """Every text of a document, at any depth."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return [value] if isinstance(value, str) else []


@of_each(("kind", "text"), corpus("must_find.toml"))
def test_nothing_of_the_corpus_is_missed(kind, text):
    assert Kind[kind.upper()] in {finding.kind for finding in find_identifiers(text)}


@of_each(("about", "text"), corpus("must_pass.toml"))
def test_nothing_is_found_in_what_a_partnership_writes(about, text):
    assert find_identifiers(text) == []


def test_the_corpus_holds_every_kind_and_enough_of_both():
    found = tomllib.loads((CORPUS / "must_find.toml").read_text())
    passed = tomllib.loads((CORPUS / "must_pass.toml").read_text())

    assert set(found) == {kind.name.lower() for kind in Kind}
    assert len(strings(found)) >= 120
    assert len(strings(passed)) >= 200


def test_at_most_one_text_in_twenty_of_the_demo_is_warned_of():
    texts = [
        text for file in DEMO.glob("*.toml") for text in strings(tomllib.loads(file.read_text()))
    ]
    warned = [text for text in texts if find_identifiers(text)]

    assert len(texts) > 200
    assert len(warned) <= len(texts) / 20, "\n".join(warned)


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (
            "Jamie Poole, aged 14, of 14 Green Lane",
            [(Kind.NAME, "Jamie Poole, aged 14"), (Kind.ADDRESS, "14 Green Lane")],
        ),
        ("Seen: 14-year-old  Jamie\nPoole.", [(Kind.NAME, "14-year-old Jamie Poole")]),
        ("Zoe\u0308 O’Dell’s mother", [(Kind.NAME, "Zoe\u0308 O’Dell’s mother")]),
        ("No 943–476–5919", [(Kind.NHS_NUMBER, "943–476–5919")]),
        ("Flat 3, Elm House was seen", [(Kind.ADDRESS, "Flat 3, Elm House")]),
        ("LE1 1AA, again LE1 1AA", [(Kind.POSTCODE, "LE1 1AA")]),
    ],
)
def test_what_is_found_is_quoted_once_and_as_it_was_typed(text, findings):
    assert find_identifiers(text) == [Finding(*each) for each in findings]


@pytest.mark.parametrize(
    "text",
    [
        "Jamie Poole chairs the group.",
        "Jamie Poole told us.\n\nA mother was asked.",
        f"Jamie Poole {'and so on ' * 8}of a mother",
        "Jamie, aged 14",
    ],
)
def test_a_name_alone_or_far_from_an_age_or_a_relation_passes(text):
    assert find_identifiers(text) == []


def test_a_quotation_that_were_too_long_is_of_the_name_alone():
    name = "Maria Ada Wickfield Hollin-Poole-Wickfield-Anchor"
    text = f"{name}, who told us all of this herself, has a mother"

    assert find_identifiers(text) == [Finding(Kind.NAME, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hollin, Anchor Wickfield and a mother",
        "Jamie Poole, aged 14: ask Wickfield Jamie",
        "tell ADA HOLLIN of the mother",
    ],
)
def test_who_is_known_is_no_child(text):
    known = KnownDetails(
        names=frozenset({"ada hollin", "anchor wickfield"}), places=frozenset({"wickfield"})
    )
    found = {finding.quote for finding in find_identifiers(text, known)}

    assert found <= {"Jamie Poole, aged 14"}


def test_a_known_place_may_begin_a_title_but_also_end_a_name():
    known = KnownDetails(places=frozenset({"smallshire"}))

    assert find_identifiers("Smallshire Anchor, for a mother", known) == []
    assert find_identifiers("Jamie Smallshire, aged 14", known) == [
        Finding(Kind.NAME, "Jamie Smallshire, aged 14")
    ]


def test_published_numbers_and_mailboxes_are_known():
    known = KnownDetails(
        telephones=frozenset({"01164960000"}), mailboxes=frozenset({"office@example.org"})
    )

    assert find_identifiers("Ring +44 (0)116 496 0000 or Office@example.org", known) == []
    assert len(find_identifiers("Ring 0116 496 0001 or other@example.org", known)) == 2


def test_a_finding_says_what_it_looks_like_and_what_to_write_instead():
    assert Finding(Kind.NAME, "Jamie Poole, aged 14").sentence == (
        "“Jamie Poole, aged 14” looks like a child's name: "
        "use an alias such as Child A and an age band"
    )
    assert Finding(Kind.POSTCODE, "LE1 1AA").sentence == "“LE1 1AA” looks like a full postcode"


@pytest.mark.parametrize(("module", "name"), PATTERNS)
def test_every_pattern_reads_a_bounded_number_of_characters(module: ModuleType, name: str):
    pattern = getattr(module, name)
    if pattern is names.WORD:  # read once from end to end: letters and what joins them differ
        return

    longest = re._parser.parse(pattern.pattern, pattern.flags).getwidth()[1]  # type: ignore[attr-defined]

    assert longest < 600, f"{name} may read {longest} characters from each place it begins"


@pytest.mark.parametrize(
    "piece",
    [
        "Aa ",
        "Aa bin ",
        "1",
        "1 ",
        "0",
        "a@",
        "a.",
        "born ",
        "born 1.",
        "1 Aa ",
        "Aa Aa aged 1 ",
        "Flat 1 Aa,",
        "A",
        "a'",
        "A. ",
        "mother ",
        "\u0301",
        " ",
        "\n",
        "\u200b",
        "LE1 ",
        "+44 ",
        "(0",
        "Aa-",
        "14-",
    ],
)
def test_a_hostile_text_of_fifty_thousand_characters_is_read(piece):
    text = (piece * 50_000)[:50_000]

    assert isinstance(find_identifiers(text), list)
