"""The pages of the rules: what they show, the date they work out, and who may come in."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils.text import capfirst

from governance.rules.files import rule_sets
from tests.factories.governance import UserFactory
from tests.of_each import of_each
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.pages

SESSION_PERSON_AND_SEATS = 4
EVERY_SET = list(rule_sets())
EVERY_RULE = [(key, code) for key, each in rule_sets().items() for code in each.codes]


@pytest.fixture
def reader(db):
    """Somebody with an account and no seat: signing in is all these pages ask."""
    return signed_in(UserFactory())


def address(key: str, code: str) -> str:
    return reverse("governance:rule-detail", args=[key, code])


def shown(response) -> str:
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def test_the_list_shows_every_rule_set_with_its_period(reader):
    page = shown(reader.get(reverse("governance:rule-list")))
    assert [each.title for each in rule_sets().values() if each.title not in page] == []
    assert "15 December 2023 to 17 March 2026" in page
    assert "From 18 March 2026" in page


@of_each("key", EVERY_SET)
def test_a_rule_set_shows_everything_it_says_and_where_it_says_so(reader, key):
    page = shown(reader.get(reverse("governance:rule-set", args=[key])))
    edition = rule_sets()[key]
    said = [*edition.deciders, *edition.signatories, *edition.yearly_report, *edition.section_11]
    said += [*edition.referrals, *edition.provisions]
    assert [each for each in said if each.citation not in page] == []
    assert [rule.title for rule in edition.rules if rule.title not in page] == []
    assert [each.text for each in edition.provisions if each.text not in page] == []
    assert ("Not stated in the arrangements" in page) == (
        key in ("leicester-2019", "lincolnshire-2019")
    )


@of_each(("key", "code"), EVERY_RULE)
def test_a_rule_shows_number_unit_start_stop_holder_source_and_whether_it_is_confirmed(
    reader, key, code
):
    page = shown(reader.get(address(key, code)))
    rule = rule_sets()[key].rule(code)
    facts = [capfirst(rule.limit_in_words), capfirst(rule.unit_in_words), rule.starts]
    facts += [
        capfirst(rule.force),
        rule.stops,
        rule.holder,
        rule.citation,
        rule.note,
        rule_sets()[key].title,
    ]
    assert [fact for fact in facts if fact not in page] == []
    assert ("To be confirmed" in page) == (not rule.confirmed)
    assert ("Work out the date" in page) == (rule.unit is not None)


def test_a_rule_links_to_the_other_editions_that_hold_it(reader):
    page = shown(reader.get(address("wt2023", "practice-review-notice")))
    assert address("wt2018", "practice-review-notice") in page
    assert address("wt2026", "practice-review-notice") in page
    assert address("wt2015", "practice-review-notice") not in page


def test_a_rule_that_is_left_to_the_panel_is_shown_with_the_guidance_it_comes_from(reader):
    page = shown(reader.get(address("wt2023", "rapid-review")))
    panel = rule_sets()["panel-2022" if rule_sets()["wt2023"].last_day else "panel-2025"]
    assert "The notification is sent to the Panel" in page
    assert "Taken from" in page
    assert "15 working days" in page
    assert address("panel-2019", "rapid-review") in page
    assert panel.kind_in_words in shown(
        reader.get(reverse("governance:rule-set", args=[panel.key]))
    )
    assert address("wt2023", "rapid-review") in shown(
        reader.get(reverse("governance:rule-set", args=["wt2023"]))
    )


def test_a_rule_says_its_own_period_and_refuses_a_date_outside_it(reader):
    typed = {"day_0": "10", "day_1": "1", "day_2": "2019"}
    page = shown(reader.get(address("wt2015", "notifiable-incident-report"), typed))
    assert "It has a period of its own: Until 28 June 2018" in page
    assert page.count("is in force from 2015-03-26 until 2018-06-29, not on 2019-01-10") == 2
    assert "due by" not in page


def test_a_date_typed_gives_the_date_due(reader):
    page = shown(
        reader.get(
            address("wt2023", "rapid-review"), {"day_0": "31", "day_1": "12", "day_2": "2024"}
        )
    )
    assert "due by <strong>Wednesday 22 January 2025</strong>" in page
    assert "not a working day" not in page


def test_a_date_due_on_a_bank_holiday_names_the_working_day_before(reader):
    typed = {"day_0": "21", "day_1": "10", "day_2": "2024"}
    page = shown(reader.get(address("wt2023", "practice-review-publication"), typed))
    assert "Monday 21 April 2025" in page
    assert "the last working day for it is Thursday 17 April 2025" in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("", "", ""), "Enter the start date."),
        (("31", "", ""), "The date must include a month and a year."),
        (("31", "", "2024"), "The date must include a month."),
        (("31", "2", "2024"), "Enter a real date"),
        (("one", "2", "2024"), "Enter a real date"),
        (("1", "2", "99999999999"), "Enter a real date"),
        (("31", "12", "9999"), "the years 1872 to 2100"),
        (("31", "12", "2100"), "the years 1872 to 2100"),
    ],
)
def test_what_is_mistyped_is_told_twice_and_no_date_is_given(reader, typed, told):
    fields = dict(zip(("day_0", "day_1", "day_2"), typed, strict=True))
    page = shown(reader.get(address("wt2023", "rapid-review"), fields))
    assert page.count(told) == 2
    assert "due by" not in page
    assert "<title>Error: " in page


def test_a_rule_that_counts_back_asks_for_the_event(reader):
    page = shown(reader.get(address("leicester-lscb-2018", "papers")))
    assert "Date of the event" in page
    assert "Start date" not in page


@pytest.mark.parametrize(
    "path", ["/rules/wt1999/", "/rules/wt2018/papers/", "/rules/wt1999/papers/"]
)
def test_an_edition_or_rule_that_is_not_there_is_not_found(reader, path):
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/rules/", "/rules/wt2018/", "/rules/wt2018/rapid-review/"])
def test_a_stranger_signs_in_first(client, db, path):
    response = client.get(path)
    assert (response.status_code, response["Location"].split("?")[0]) == (
        302,
        reverse("account_login"),
    )


@pytest.mark.parametrize("path", ["/rules/", "/rules/wt2018/", "/rules/wt2018/rapid-review/"])
def test_the_rules_cost_no_query_beyond_knowing_who_asks(
    reader, django_assert_max_num_queries, path
):
    with django_assert_max_num_queries(SESSION_PERSON_AND_SEATS):
        reader.get(path)
