"""How far a requirement is met, by hand; and every requirement of every edition has a heading."""

import pytest

from assurance.reports.blocks.table import Table, TableRow
from assurance.yearly.content.requirements import requirement_content
from assurance.yearly.content.values import YearlySectionContent
from assurance.yearly.headings.sections import section, sections, sections_answering
from assurance.yearly.models import YearlyRequirement
from governance.rules.files import rule_sets

BLOCK = Table(title="Counted", heads=("What",), rows=(TableRow(cells=("One",)),))
NOTHING = "Nothing is written and no evidence is recorded."
NO_WORDS = "There is evidence, and nobody has written what it shows."
NO_EVIDENCE = "Words alone: no evidence is recorded."
SAID = "It is said that there is no evidence."
EXPECTED_ANSWERS = {
    "wt2015": {
        "effectiveness": {"impact"},
        "weaknesses": {"priorities", "impact"},
        "lessons": {"reviews"},
        "contributions": {"what-we-are", "costs"},
        "exploitation-and-missing": {"exploitation"},
    },
    "wt2018": {
        "what-was-done": {"what-we-are", "priorities", "reviews"},
        "effectiveness": {"impact"},
        "impact": {"impact", "training"},
        "little-progress": {"priorities"},
        "review-recommendations": {"reviews", "decisions"},
        "feedback": {"voice"},
        "restraint": {"restraint"},
        "arrangements-updated": {"arrangements"},
    },
    "wt2023": {
        "what-was-done": {"what-we-are", "priorities", "reviews"},
        "effectiveness": {"impact"},
        "partner-contribution": {"what-we-are"},
        "scrutiny-themes": {"reviews", "scrutiny"},
        "impact": {"impact", "training"},
        "learning": {"reviews"},
        "decisions": {"decisions"},
        "feedback": {"voice"},
        "costs": {"costs"},
        "education": {"education"},
        "data": {"data"},
        "scrutiny": {"scrutiny-statement", "scrutiny"},
        "arrangements-updated": {"arrangements"},
        "reforms": {"reforms"},
        "restraint": {"restraint"},
    },
    "leicester-2019": {
        "priorities": {"priorities"},
        "progress": {"priorities"},
        "decisions": {"decisions"},
        "feedback": {"voice"},
        "training": {"training"},
        "practice-reviews": {"reviews"},
        "changes": {"arrangements"},
        "scrutiny": {"scrutiny-statement", "scrutiny"},
    },
    "leicester-lscb-2018": {"effectiveness": {"impact"}},
}
EXPECTED_ANSWERS["wt2026"] = {
    **EXPECTED_ANSWERS["wt2023"],
    "real-impact": {"impact"},
    "disproportionality": {"equality"},
}


def test_every_requirement_of_every_edition_is_answered_by_these_headings():
    found = {
        edition.key: {
            row.code: {each.key for each in sections_answering(row.code)}
            for row in edition.yearly_report
        }
        for edition in rule_sets().values()
        if edition.yearly_report
    }

    assert found == EXPECTED_ANSWERS


def test_no_heading_answers_what_nobody_asks():
    asked = {row.code for edition in rule_sets().values() for row in edition.yearly_report}
    answered = {code for each in sections() for code in each.answers}

    assert answered - asked == set()


def test_a_heading_that_only_some_reports_have_is_there_for_what_it_answers():
    for each in sections():
        assert set(each.only_for) <= set(each.answers)


def state_of(code: str, contents: dict[str, tuple[bool, bool]], no_evidence: str = ""):
    """With headings by key: whether there are words, and whether there is a block."""
    row = YearlyRequirement(
        edition="wt2026",
        code=code,
        force="should",
        text="x",
        citation="y",
        no_evidence=no_evidence,
    )
    found = {
        key: YearlySectionContent(
            key=key,
            title=section(key).title,
            part="chapter",
            text="Words." if has_words else "",
            blocks=(BLOCK,) if has_block else (),
        )
        for key, (has_words, has_block) in contents.items()
    }
    content = requirement_content(row, found)
    return content.state, content.why


@pytest.mark.parametrize(
    ("code", "contents", "no_evidence", "expected"),
    [
        # of one heading under which the product gathers evidence
        ("feedback", {"voice": (True, True)}, "", ("met", "")),
        ("feedback", {"voice": (True, False)}, "", ("thin", NO_EVIDENCE)),
        ("feedback", {"voice": (False, True)}, "", ("thin", NO_WORDS)),
        ("feedback", {"voice": (False, False)}, "", ("missing", NOTHING)),
        ("feedback", {"voice": (False, False)}, "Nobody asked.", ("met", SAID)),
        ("feedback", {"voice": (True, False)}, "Nobody asked.", ("met", SAID)),
        # of one under which it gathers none: words are all there is
        ("reforms", {"reforms": (True, False)}, "", ("met", "")),
        ("reforms", {"reforms": (False, False)}, "", ("missing", NOTHING)),
        ("reforms", {"reforms": (False, True)}, "", ("thin", NO_WORDS)),
        # of several: the words of one and the evidence of another are enough
        ("impact", {"impact": (True, False), "training": (False, True)}, "", ("met", "")),
        ("impact", {"impact": (True, False), "training": (True, False)}, "", ("thin", NO_EVIDENCE)),
        # the scrutineer's statement is words too
        (
            "scrutiny",
            {"scrutiny-statement": (True, False), "scrutiny": (False, True)},
            "",
            ("met", ""),
        ),
        (
            "scrutiny",
            {"scrutiny-statement": (True, False), "scrutiny": (False, False)},
            "",
            ("thin", NO_EVIDENCE),
        ),
        ("scrutiny", {"scrutiny": (False, False)}, "", ("missing", NOTHING)),
        # a heading that is not in this report meets nothing
        ("exploitation-and-missing", {}, "", ("missing", NOTHING)),
    ],
)
def test_how_far_it_is_met(code, contents, no_evidence, expected):
    assert state_of(code, contents, no_evidence) == expected


def test_its_evidence_is_named_with_the_heading_it_is_under():
    row = YearlyRequirement(edition="wt2026", code="feedback", force="should")
    found = {
        "voice": YearlySectionContent(
            key="voice", title="Voice", part="chapter", text="Words.", blocks=(BLOCK,)
        )
    }

    content = requirement_content(row, found)

    assert [(each.kind, each.label, each.section) for each in content.evidence] == [
        ("words", "Voice", "voice"),
        ("block", "Counted", "voice"),
    ]
