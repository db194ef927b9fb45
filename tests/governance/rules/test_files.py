"""Rule files: what is shipped, what is found, and how a wrong file is refused."""

import shutil
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from governance.rules import files
from governance.rules.errors import (
    AmbiguousEdition,
    NoEditionInForce,
    RuleNotInEdition,
    RulesFileWrong,
    UnknownEdition,
    UnknownRule,
)

EDITIONS = ["wt2015", "wt2018", "wt2023", "wt2026"]
PANEL = ["panel-2019", "panel-2022", "panel-2025"]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A copy of the shipped rules that a test may change."""
    for name in files.FOLDER_OF_KIND.values():
        shutil.copytree(files.SHIPPED / name, tmp_path / name)
    monkeypatch.setenv("LSCP_RULES", str(tmp_path))
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_every_day_since_2015_has_one_edition_of_guidance():
    editions = [each for each in files.rule_sets().values() if each.kind == "guidance"]
    assert [each.key for each in editions] == EDITIONS
    assert [earlier.in_force_to for earlier, _ in pairwise(editions)] == [
        later.in_force_from for _, later in pairwise(editions)
    ]
    assert editions[-1].in_force_to is None


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (date(2018, 7, 4), "wt2015"),
        (date(2018, 7, 5), "wt2018"),
        (date(2023, 12, 14), "wt2018"),
        (date(2023, 12, 15), "wt2023"),
        (date(2026, 3, 17), "wt2023"),
        (date(2026, 3, 18), "wt2026"),
    ],
)
def test_an_edition_ends_the_day_before_the_next_begins(on, key):
    assert files.guidance_in_force(on).key == key


def test_there_is_no_guidance_before_the_first_edition():
    assert files.guidance_in_force(date(2015, 3, 25)) is None


REQUIRED = {
    "serious-incident-notification": (5, "working_days", "after", ["wt2018", "wt2023", "wt2026"]),
    "rapid-review": (15, "working_days", "after", PANEL),
    "practice-review-publication": (6, "months", "after", ["wt2018", "wt2023", "wt2026"]),
    "practice-review-notice": (7, "working_days", "before", ["wt2018", "wt2023", "wt2026"]),
    "yearly-report-publication": (None, "date_of_year", "after", ["wt2023", "wt2026"]),
    "yearly-report-dispatch": (7, "calendar_days", "after", ["wt2018", "wt2023", "wt2026"]),
    "papers": (10, "working_days", "before", ["leicester-lscb-2018"]),
    "extraordinary-meeting-notice": (15, "working_days", "before", ["leicester-lscb-2018"]),
    "extraordinary-meeting": (20, "working_days", "after", ["leicester-lscb-2018"]),
    "concern-liaison": (14, "calendar_days", "after", ["leicester-lscb-2018"]),
}


@pytest.mark.parametrize("code", REQUIRED)
def test_the_numbers_of_the_law_are_those_that_were_published(code):
    limit, unit, direction, editions = REQUIRED[code]
    held = {each.key: each.rule(code) for each in files.rule_sets().values() if each.rule(code)}
    assert list(held) == editions
    for rule in held.values():
        assert (rule.limit, rule.unit, rule.direction) == (limit, unit, direction)


def test_the_rapid_review_counts_from_awareness_in_2019_and_from_the_notification_since():
    starts = {key: files.rule_set(key).rule("rapid-review").starts for key in PANEL}
    assert "aware" in starts["panel-2019"]
    assert "notification is sent" in starts["panel-2022"]
    assert starts["panel-2025"] == starts["panel-2022"]


@pytest.mark.parametrize(
    ("edition", "on", "holder"),
    [
        ("wt2018", date(2018, 7, 5), "panel-2019"),
        ("wt2018", date(2022, 8, 31), "panel-2019"),
        ("wt2018", date(2022, 9, 1), "panel-2022"),
        ("wt2023", date(2025, 5, 31), "panel-2022"),
        ("wt2023", date(2025, 6, 1), "panel-2025"),
        ("wt2026", date(2026, 5, 1), "panel-2025"),
    ],
)
def test_an_edition_that_leaves_a_rule_to_the_panel_has_it_from_the_guidance_of_the_day(
    edition, on, holder
):
    assert files.edition_with("rapid-review", on, edition).key == holder
    assert files.edition_with("rapid-review", on).key == holder


def test_a_rule_that_is_left_to_guidance_without_it_is_refused(folder):
    for path in (folder / "panel").glob("*.toml"):
        path.unlink()
    with pytest.raises(RulesFileWrong, match='expected a rule "rapid-review" in the folder panel'):
        files.rule_sets()


def test_a_rules_own_period_may_not_reach_into_that_of_another_edition(folder):
    name = "guidance/wt2018.toml"
    change(folder, name, "from = 2018-06-29", "from = 2018-06-29\nuntil = 2024-01-01")
    with pytest.raises(RulesFileWrong, match=r"serious-incident-notification.*apart from.*wt2023"):
        files.rule_sets()


def test_a_rules_own_period_ends_after_it_begins(folder):
    change(
        folder,
        "guidance/wt2018.toml",
        "from = 2018-06-29",
        "from = 2018-06-29\nuntil = 2018-06-29",
    )
    with pytest.raises(RulesFileWrong, match="expected until to be later than from"):
        files.rule_sets()


def test_of_the_edition_whose_text_was_not_seen_only_what_rests_on_statute_is_confirmed():
    edition = files.rule_set("wt2026")
    said = [*edition.rules, *edition.referrals, *edition.deciders, *edition.signatories]
    said += [*edition.yearly_report, *edition.section_11]
    assert [each.code for each in said if each.confirmed] == [
        "practice-review-monitoring",
        "yearly-report-interval",
    ]


def test_no_code_is_shared_by_guidance_and_a_constitution():
    codes = {kind: set() for kind in files.FOLDER_OF_KIND}
    for each in files.rule_sets().values():
        codes[each.kind] |= set(each.codes)
    assert not codes["guidance"] & codes["constitution"]


@pytest.mark.parametrize(
    ("present", "voting", "absent", "met"),
    [
        (5, 10, None, True),
        (4, 9, None, False),
        (5, 9, None, True),
        (9, 9, "leicestershire-police", False),
    ],
)
def test_the_lscb_is_quorate_with_half_its_voters_and_all_three_partners(
    present, voting, absent, met
):
    quorum = files.rule_set("leicester-lscb-2018").procedure.quorum
    partners = {"leicester-city-council", "leicestershire-police", "leicester-city-ccg"}
    assert quorum.is_met(present, voting, partners - {absent}) is met


def test_the_lscb_votes_and_tenures_are_those_of_its_constitution():
    procedure = files.rule_set("leicester-lscb-2018").procedure
    assert [(vote.matter, vote.by) for vote in procedure.votes] == [
        ("ordinary", "consensus"),
        ("funding", "consensus"),
        ("constitution", "share"),
    ]
    assert procedure.votes[0].chair_must_consent
    two_thirds = procedure.votes[2].share
    assert [two_thirds.is_reached(votes, 9) for votes in (5, 6, 7)] == [False, True, True]
    assert [(each.term_years, each.whole_years) for each in procedure.tenures] == [
        (2, 5),
        (3, None),
    ]
    assert procedure.attendance.consecutive_absences == 2
    assert (procedure.request.supporters, procedure.meetings.at_least_a_year) == (2, 4)


@pytest.mark.parametrize("key", ["leicester-2019", "lincolnshire-2019"])
def test_where_a_source_states_no_quorum_none_is_made_up(key):
    assert files.rule_set(key).procedure.quorum is None


def test_a_rule_comes_from_the_edition_that_is_named_whatever_its_period():
    assert files.edition_with("papers", date(2026, 5, 1), "leicester-lscb-2018").in_force_to < date(
        2026, 1, 1
    )


def test_a_rule_comes_from_the_set_in_force_on_the_day_that_holds_it():
    assert files.edition_with("papers", date(2018, 11, 1)).key == "leicester-lscb-2018"
    assert files.edition_with("rapid-review", date(2018, 11, 1)).key == "panel-2019"


@pytest.mark.parametrize(
    ("code", "on", "edition", "refusal", "listed"),
    [
        ("papers-please", date(2018, 11, 1), None, UnknownRule, ["papers", "rapid-review"]),
        ("papers", date(2018, 11, 1), "wt1066", UnknownEdition, [*EDITIONS, "leicester-lscb-2018"]),
        (
            "papers",
            date(2018, 11, 1),
            "wt2018",
            RuleNotInEdition,
            ["partner-notification", "leicester-lscb-2018"],
        ),
        ("papers", date(2026, 5, 1), None, NoEditionInForce, ["leicester-lscb-2018", "2019-09-29"]),
        ("papers", date(2019, 9, 29), None, NoEditionInForce, ["leicester-lscb-2018"]),
        ("rapid-review", date(2016, 5, 1), None, NoEditionInForce, PANEL),
    ],
)
def test_what_cannot_be_found_is_refused_with_what_there_is(code, on, edition, refusal, listed):
    with pytest.raises(refusal) as refused:
        files.find_rule(code, on, edition)
    assert [word for word in listed if word not in str(refused.value)] == []


def test_a_rule_held_by_two_sets_in_force_is_ambiguous_until_one_is_named(folder):
    name = "constitutions/lincolnshire-2019.toml"
    change(folder, name, 'code = "arrangements-review"', 'code = "rapid-review"')

    with pytest.raises(AmbiguousEdition, match="panel-2022, lincolnshire-2019"):
        files.find_rule("rapid-review", date(2025, 1, 6))
    assert files.find_rule("rapid-review", date(2025, 1, 6), "wt2023").limit == 15


def test_the_folder_that_is_named_is_read_instead_of_the_shipped_one(folder, monkeypatch):
    change(folder, "panel/panel-2022.toml", "limit = 15", "limit = 12")
    assert files.find_rule("rapid-review", date(2025, 1, 6)).limit == 12

    monkeypatch.delenv("LSCP_RULES")
    assert files.find_rule("rapid-review", date(2025, 1, 6)).limit == 15


WRONG = [
    (
        "limit = 5",
        'limit = "five"',
        'rules[0].limit: expected a whole number above 0, found "five"',
    ),
    ("limit = 5", "limit = 0", "rules[0].limit: expected a whole number above 0, found 0"),
    ("limit = 5", "limit = 5.0", "rules[0].limit: expected a whole number above 0, found 5.0"),
    ("limit = 5", "limit = true", "rules[0].limit: expected a whole number above 0, found true"),
    ("limit = 5\n", "", 'rules[0]: expected a limit: a whole number above 0, or "not stated"'),
    ("limit = 5", 'limit = "not stated"', "rules[0]: expected a unit of time beside a limit"),
    ('unit = "working_days"', 'unit = "weeks"', "rules[0].unit: expected one of 'working_days', "),
    ('unit = "months"', 'unit = "date_of_year"', "expected a unit of time beside a limit"),
    ('date_of_year = "09-30"', 'date_of_year = "09-31"', 'found "09-31"'),
    ('year_ends = "03-31"', 'year_ends = "02-29"', 'such as "09-30", found "02-29"'),
    ('year_ends = "03-31"\n', "", "expected date_of_year and year_ends"),
    ("limit = 5", "limt = 5", "rules[0].limt: expected no key of this name, found 5"),
    (
        'code = "partner-notification"',
        'code = "Partner notification"',
        "expected lower-case words or numbers joined",
    ),
    (
        'code = "looked-after-child-death"',
        'code = "partner-notification"',
        'found "partner-notification" twice',
    ),
    (
        "confirmed = true",
        'confirmed = "yes"',
        'confirmed: expected true or false, found "yes"',
    ),
    (
        "published = 2023-12-15",
        'published = "2023"',
        "published: expected a date such as 2023-12-15",
    ),
    ("in_force_to = 2026-03-18", "in_force_to = 2023-12-15", "expected in_force_to to be later"),
    (
        "in_force_to = 2026-03-18",
        "in_force_to = 2026-03-19",
        "in_force_to: expected 2026-03-18 or earlier",
    ),
    ("in_force_to = 2026-03-18\n", "", "expected 2026-03-18 or earlier"),
    ('key = "wt2023"', 'key = "wt2024"', 'expected "wt2023", "guidance"'),
    (
        'kind = "guidance"',
        'kind = "constitution"',
        "expected a table [procedure] in a constitution",
    ),
    ('title = "Serious incident notification"', 'title = " "', "expected text that is not empty"),
    ('citation = "', 'citation = 7 # "', "citation: expected text, found 7"),
    ('kind = "guidance"', "kind = guidance", "expected TOML: Invalid value"),
    ("[[rules]]", "[rules]", "expected TOML"),
    ('force = "must"', 'force = "may"', "rules[0].force: expected one of 'must', "),
    ('force = "must"\n', "", "rules[0].force: expected a value here, found nothing"),
]


@pytest.mark.parametrize(
    ("old", "new", "told"), WRONG, ids=[new.strip() or old for old, new, _ in WRONG]
)
def test_a_wrong_file_is_refused_by_name_place_and_expectation(folder, old, new, told):
    change(folder, "guidance/wt2023.toml", old, new)
    with pytest.raises(RulesFileWrong) as refused:
        files.rule_sets()
    assert str(refused.value).startswith("wt2023.toml: ")
    assert told in str(refused.value)


WRONG_PROCEDURES = [
    ('quorum = "not stated"\n', "", "procedure.quorum: expected a value here, found nothing"),
    (
        'quorum = "not stated"',
        'quorum = "half"',
        'procedure.quorum: expected a table, found "half"',
    ),
    (
        'votes = "not stated"',
        'votes = "by hand"',
        'procedure.votes: expected a list, found "by hand"',
    ),
    (
        "at_least_a_year = 2",
        "at_least_a_year = -2",
        "procedure.meetings.at_least_a_year: expected a whole",
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), WRONG_PROCEDURES)
def test_a_wrong_procedure_is_refused_by_name_place_and_expectation(folder, old, new, told):
    change(folder, "constitutions/lincolnshire-2019.toml", old, new)
    with pytest.raises(RulesFileWrong) as refused:
        files.rule_sets()
    assert f"lincolnshire-2019.toml: {told}" in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "numerator = 2",
            "numerator = 4",
            "expected a numerator that is not above the denominator",
        ),
        ('by = "share"', 'by = "majority"', 'expected a share where by = "share"'),
    ],
)
def test_a_share_that_makes_no_sense_is_refused(folder, old, new, told):
    change(folder, "constitutions/leicester-lscb-2018.toml", old, new)
    with pytest.raises(RulesFileWrong, match=told):
        files.rule_sets()


def test_one_name_in_both_folders_is_refused(folder):
    shutil.copy(folder / "constitutions/leicester-2019.toml", folder / "constitutions/wt2018.toml")
    change(folder, "constitutions/wt2018.toml", 'key = "leicester-2019"', 'key = "wt2018"')
    with pytest.raises(RulesFileWrong, match="expected the name in one folder only"):
        files.rule_sets()


def test_a_folder_without_rules_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("LSCP_RULES", str(tmp_path))
    with pytest.raises(RulesFileWrong, match="expected TOML files in guidance or constitutions"):
        files.rule_sets()


def test_files_that_are_read_once_are_not_read_again():
    first = files.rule_sets()
    assert files.rule_sets() is first


def test_a_half_open_period_holds_its_first_day_and_not_its_last():
    lscb = files.rule_set("leicester-lscb-2018")
    one_day = timedelta(days=1)
    edges = [
        lscb.in_force_from - one_day,
        lscb.in_force_from,
        lscb.in_force_to - one_day,
        lscb.in_force_to,
    ]
    assert [lscb.is_in_force(day) for day in edges] == [False, True, True, False]
    assert lscb in files.rule_sets_in_force(edges[1])
