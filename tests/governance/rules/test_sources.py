"""What each source says, by its paragraph: periods, who is told, what is asked, how strongly."""

from datetime import date

import pytest

from governance.rules.durations import due_on
from governance.rules.errors import NoEditionInForce, RuleNotInForce
from governance.rules.files import find_rule, rule_set, rule_sets
from tests.of_each import of_each

LSCB, LEICESTER, LINCOLNSHIRE = "leicester-lscb-2018", "leicester-2019", "lincolnshire-2019"
ANY_EDITION = None


def by_code(key: str, part: str, code: str):
    name = "matter" if part == "deciders" else "code"
    found = [each for each in getattr(rule_set(key), part) if getattr(each, name) == code]
    assert len(found) == 1, f"{key} has {len(found)} {part} called {code}"
    return found[0]


DUE = [
    ("serious-case-review-decision", "2019-01-10", ANY_EDITION, "2019-02-10"),
    ("serious-case-review-completion", "2019-01-10", ANY_EDITION, "2019-07-10"),
    ("serious-case-review-decision-notice", "2019-01-10", ANY_EDITION, "2019-01-17"),
    ("serious-case-review-notice", "2018-06-20", ANY_EDITION, "2018-06-13"),
    ("serious-case-review-availability", "2019-01-10", ANY_EDITION, "2020-01-10"),
    ("notifiable-incident-report", "2018-06-28", ANY_EDITION, "2018-07-05"),
    ("serious-incident-notification", "2018-06-29", ANY_EDITION, "2018-07-06"),
    ("serious-incident-notification", "2018-06-30", ANY_EDITION, "2018-07-06"),
    ("serious-incident-notification", "2018-06-30", "wt2018", "2018-07-06"),
    ("practice-review-notice-to-ofsted", "2025-04-28", ANY_EDITION, "2025-04-15"),
    ("improvements-notice", "2025-04-28", ANY_EDITION, "2025-04-15"),
    ("framework-review", "2024-04-01", ANY_EDITION, "2026-04-01"),
]


@pytest.mark.parametrize(
    ("code", "start", "edition", "due"), DUE, ids=[f"{code} {day}" for code, day, *_ in DUE]
)
def test_004_1_4_rules_go_on_begin_and_end_on_days_of_their_own(code, start, edition, due):
    day = date.fromisoformat(start)
    assert due_on(find_rule(code, day, edition), day).isoformat() == due


NOT_DUE = [
    ("notifiable-incident-report", "2018-06-29", "2018-06-29"),
    ("notifiable-incident-report", "2019-01-10", "2018-06-29"),
    ("serious-case-review-decision", "2019-09-29", "2019-09-29"),
    ("serious-case-review-completion", "2019-09-29", "2019-09-29"),
    ("serious-case-review-notice", "2019-01-10", "2018-06-29"),
    ("serious-incident-notification", "2018-06-28", "2018-06-29"),
]


@pytest.mark.parametrize(("code", "start", "edge"), NOT_DUE)
def test_004_1_4_outside_its_period_a_rule_gives_no_date_and_says_its_period(code, start, edge):
    day = date.fromisoformat(start)
    edition = "wt2018" if code == "serious-incident-notification" else "wt2015"
    with pytest.raises(RuleNotInForce, match=f"(from|until) {edge}"):
        find_rule(code, day, edition)
    with pytest.raises(NoEditionInForce, match=f"(from|until) {edge}") as refused:
        find_rule(code, day)
    assert ("--edition" in str(refused.value)) == (edition == "wt2018")


UNTIL_THE_BOARDS_END = [
    ("deciders", "practice-reviews"),
    ("yearly_report", "effectiveness"),
    ("yearly_report", "weaknesses"),
    ("yearly_report", "lessons"),
    ("yearly_report", "contributions"),
    ("yearly_report", "exploitation-and-missing"),
]


@pytest.mark.parametrize(("part", "code"), UNTIL_THE_BOARDS_END)
def test_004_1_4_what_the_boards_decide_and_report_goes_on_until_they_end(part, code):
    said = by_code("wt2015", part, code)
    assert rule_set("wt2015").period_of(said).until == date(2019, 9, 29)


PERIODS_CONFIRMED = [
    ("wt2015", "published", date(2015, 3, 26)),
    ("wt2018", "published", date(2018, 7, 5)),
    ("wt2023", "published", date(2023, 12, 15)),
    ("wt2026", "published", date(2026, 3, 18)),
]


@pytest.mark.parametrize(("key", "name", "day"), PERIODS_CONFIRMED)
def test_the_days_on_which_the_editions_were_published_are_confirmed(key, name, day):
    assert (getattr(rule_set(key), name), rule_set(key).confirmed) == (day, True)
    assert "day is not" not in rule_set(key).note
    assert "to be confirmed" not in rule_set(key).note


STANDARDS = [
    *[(key, "own-practice", "all practitioners") for key in ("wt2015", "wt2018", "wt2023")],
    ("wt2026", "own-practice", "all practitioners"),
    ("wt2015", "information-sharing", "local safeguarding children board"),
    ("wt2015", "designated-practitioner", "designated professional lead"),
    *[
        (key, "listening", "in decisions about them and in developing services")
        for key in ("wt2015", "wt2018", "wt2023", "wt2026")
    ],
]


@pytest.mark.parametrize(("key", "code", "words"), STANDARDS)
def test_working_together_section_11_standards_are_those_of_their_edition(key, code, words):
    assert words in by_code(key, "section_11", code).text


@pytest.mark.parametrize("key", ["wt2015", "wt2018", "wt2023", "wt2026"])
def test_what_only_general_knowledge_says_of_own_practice_is_to_be_confirmed(key):
    assert not by_code(key, "section_11", "own-practice").confirmed


@pytest.mark.parametrize("code", ["escalation", "culture"])
def test_000_2_what_came_with_2018_is_no_standard_of_2015(code):
    assert code not in [each.code for each in rule_set("wt2015").section_11]
    assert by_code("wt2018", "section_11", code)


def test_000_2_no_safeguarding_partner_stands_in_the_standards_of_2015():
    assert not [each for each in rule_set("wt2015").section_11 if "safeguarding par" in each.text]


@pytest.mark.parametrize("key", ["wt2018", "wt2023", "wt2026"])
def test_a_practice_review_goes_to_ofsted_as_well_which_is_to_be_confirmed(key):
    rule = by_code(key, "rules", "practice-review-notice-to-ofsted")
    assert (rule.recipients, rule.force, rule.confirmed) == (("Ofsted",), "should", False)
    assert not by_code(key, "rules", "improvements-notice").confirmed


@pytest.mark.parametrize("key", ["wt2018", "wt2023", "wt2026"])
def test_the_use_of_restraint_should_be_reported_and_to_whom(key):
    content = by_code(key, "yearly_report", "restraint")
    assert (content.force, content.confirmed) == ("should", False)
    for body in ("Youth Justice Board", "Youth Custody Service", "HM Inspectorate of Prisons"):
        assert body in content.text


def test_000_14_updates_to_the_arrangements_should_be_in_the_report_of_2018():
    assert by_code("wt2018", "yearly_report", "arrangements-updated").force == "should"


def test_working_together_2015_the_annual_report_has_four_recipients():
    rule = by_code("wt2015", "rules", "annual-report-submission")
    assert len(rule.recipients) == 4
    assert not rule.confirmed


@pytest.mark.parametrize("key", ["panel-2019", "panel-2022", "panel-2025"])
def test_the_panels_time_limit_is_expected_and_to_be_confirmed(key):
    rule = by_code(key, "rules", "rapid-review")
    assert (rule.force, rule.confirmed, rule_set(key).confirmed) == ("expected", False, False)


FORCES = [
    ("serious-incident-notification", "must"),
    ("looked-after-child-death", "must"),
    ("care-leaver-death", "should"),
    ("partner-notification", "should"),
    ("yearly-report-interval", "must"),
    ("practice-review-monitoring", "must"),
]


@pytest.mark.parametrize(("code", "force"), FORCES)
def test_a_duty_of_the_act_and_what_guidance_asks_are_not_of_one_kind(code, force):
    assert by_code("wt2023", "rules", code).force == force


def test_000_8_quarterly_meetings_are_for_the_first_year():
    meetings = rule_set(LEICESTER).procedure.meetings
    assert (meetings.at_least_a_year, meetings.applies_until) == (4, date(2020, 9, 29))


def test_000_the_arrangements_of_2019_end_where_later_ones_begin():
    arrangements = rule_set(LEICESTER)
    assert (arrangements.in_force_to, arrangements.confirmed) == (date(2024, 4, 1), False)


def test_002_no_end_is_known_and_the_page_says_so():
    assert rule_set(LINCOLNSHIRE).in_force_to is None
    assert "states no end" in rule_set(LINCOLNSHIRE).note


def test_004_14_3_the_report_to_the_next_board_is_a_rule_of_its_own():
    assert "§14.3" in by_code(LSCB, "rules", "concern-report").citation
    assert "meeting" not in by_code(LSCB, "rules", "concern-liaison").on_overrun


def test_004_4_4_the_check_is_spelt_out():
    assert "Disclosure and Barring Service (DBS)" in by_code(LSCB, "rules", "vetting-check").title


PARAGRAPHS = {
    LSCB: "4.5 6.1 9.1 10.1 13.1 14.5 14.6 15.2 15.4 15.5 15.7 16.1 17.1 18.1 19.1 19.5 19.6 19.7 "
    "20.1 21.2 21.3 22.1 23.1 24.1 24.2 25.1 26.1 26.2 27.1 27.2 27.3 27.4 27.5 28.1 30.1 30.2 "
    "32.1 32.3 32.4 34.1 38.2",
    LEICESTER: "6 8 10 11 12 13 14 15 17 18 19",
    LINCOLNSHIRE: "5.1 6 6.2 7 9 13",
}
STATED = [(key, number) for key, numbers in PARAGRAPHS.items() for number in numbers.split()]


@of_each(("key", "number"), STATED, ids=[f"{k} §{n}" for k, n in STATED])
def test_every_paragraph_that_binds_the_partnership_is_there(key, number):
    cited = [each.citation for each in rule_set(key).provisions]
    assert [each for each in cited if f"§{number} " in f"{each} " or f"§{number}" == each[-6:]]


LAW = ["s 16H", "reg 3", "reg 11", "reg 12", "reg 14(2)", "reg 15", "s 16F", "Schedule"]


@of_each("place", LAW)
def test_what_act_and_regulations_ask_is_there(place):
    assert [each for each in rule_set("law-2018").provisions if place in each.citation]


FRAMEWORK = [
    "national-review-plans",
    "actions-reviewed-again",
    "accessible-formats",
    "equality",
]


@of_each("code", FRAMEWORK)
def test_003_what_the_framework_asks_is_there(code):
    assert by_code("llr-framework-2024", "provisions", code)


def test_every_rule_of_every_set_says_its_force():
    forces = {rule.force for each in rule_sets().values() for rule in each.rules}
    assert forces == {"must", "should", "expected"}
