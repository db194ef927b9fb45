"""The pages of timetables: the list, that of a plan with its wheel, one entry, and what is done."""

from datetime import date

import pytest

from governance.timetable.models import TimetableEntry
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import timetable
from tests.scenarios.clients import confirmed, post_drawn, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def office_of(plan):
    return signed_in(plan_scenarios.the_office(plan))


MONTHS = {"first_month": "2025-11", "last_month": "2026-01"}


def test_the_timetable_of_a_plan_shows_each_year_as_wheel_and_rows_and_the_learning():
    entry = timetable.an_entry(every=12)
    timetable.learning(entry.plan)
    browser = office_of(entry.plan)

    page = text_of(browser.get(f"/plans/{entry.plan_id}/timetable/"))

    assert "Quality-assurance timetable, Year 2025-26" in page
    assert "1, November 2025 to December 2025: Twelve case files on neglect" in page
    assert "Quality-assurance timetable, Year 2026-27" in page
    assert "From: The audit of neglect. To: Health visitors." in page
    file = browser.get(f"/plans/{entry.plan_id}/timetable/?as=csv").content.decode()
    assert "What came of it" in file
    assert "Each year" in file


def test_an_empty_timetable_says_what_next_and_a_year_without_anything_says_so():
    plan = timetable.a_two_year_plan()
    browser = office_of(plan)
    assert "No assurance is planned yet" in text_of(browser.get(f"/plans/{plan.pk}/timetable/"))

    timetable.an_entry(plan)

    page = text_of(browser.get(f"/plans/{plan.pk}/timetable/"))
    assert "Nothing is planned for this year." in page
    assert "No learning is planned to be shared." in page


def test_the_list_is_filtered_by_place_kind_status_theme_and_words():
    theme = factories.ThemeFactory(key="neglect")
    entry = timetable.an_entry(themes=[theme])
    timetable.learning(entry.plan)
    browser = office_of(entry.plan)
    group = entry.plan.group_id

    def titles(query):
        found = browser.get(f"/timetable/?{query}").context["lines"]
        return {line.entry.get_kind_display() for line in found}

    assert titles("") == {"Multi-agency case audit", "Sharing of learning"}
    assert titles("kind=assurance") == {"Multi-agency case audit"}
    assert titles("kind=learning") == {"Sharing of learning"}
    assert titles(f"theme=neglect&q=twelve&status=planned&place=group:{group}") == {
        "Multi-agency case audit"
    }
    assert titles("status=begun") == {"Multi-agency case audit", "Sharing of learning"}
    assert titles("status=late") == {"Multi-agency case audit", "Sharing of learning"}
    assert titles("kind=survey") == set()
    assert "No entry fits" in text_of(browser.get("/timetable/?kind=survey"))
    assert "Where the learning is from" in browser.get("/timetable/?as=csv").content.decode()


def test_an_entry_is_added_for_each_time_on_screen():
    plan = timetable.a_two_year_plan()
    browser, group = office_of(plan), scenarios.an_audit_group()
    typed = {"kind": "survey", "title": "Survey", "every": "12", "lead": f"group:{group.pk}"}

    browser.post(f"/plans/{plan.pk}/timetable/add/", {**typed, **MONTHS})

    found = TimetableEntry.objects.order_by("starts_on")
    assert [each.months for each in found] == [
        "November 2025 to January 2026",
        "November 2026 to January 2027",
    ]
    page = text_of(browser.get(f"/timetable/{found[0].pk}/"))
    assert "Each year, also in" in page
    assert "November 2026 to January 2027" in page


def test_what_is_mistyped_is_named_beside_its_field():
    plan = timetable.a_two_year_plan()
    typed = {"title": "", "first_month": "2025-11", "last_month": "2025-10", "every": "0"}

    page = text_of(office_of(plan).post(f"/plans/{plan.pk}/timetable/add-learning/", typed))

    for said in (
        "Enter a title.",
        "Say where the learning is from.",
        "Say to whom it is told.",
        "The last month must not be before the first.",
    ):
        assert said in page
    assert not TimetableEntry.objects.exists()


def test_learning_is_added_changed_and_told_how_it_is_known_that_it_arrived():
    plan = timetable.a_two_year_plan()
    browser = office_of(plan)
    typed = {"title": "Name the day", "every": "0", **timetable.NOT_PLANNED, **MONTHS}
    browser.post(f"/plans/{plan.pk}/timetable/add-learning/", typed)
    entry = TimetableEntry.objects.get()
    at = f"/timetable/{entry.pk}/"

    changed = {**typed, "title": "Name the child’s day", "note": "The group asked for it."}
    post_drawn(browser, f"{at}edit/", changed)
    page = text_of(browser.get(f"{at}complete/"))
    assert "How is it known that it arrived?" in page
    post_drawn(browser, f"{at}complete/", {"outcome": "Forty told it back."})

    page = text_of(browser.get(at))
    assert "Name the child’s day" in page
    assert "Forty told it back." in page


def test_the_lead_begins_and_moves_it_and_the_office_drops_and_takes_it_up_again():
    entry = timetable.an_entry(every=12)
    at = f"/timetable/{entry.pk}/"
    lead, office = signed_in(scenarios.its_chair(entry.lead_group)), office_of(entry.plan)

    lead.post(f"{at}begin/", confirmed(entry))
    post_drawn(lead, f"{at}move/", {**MONTHS, "last_month": "2025-11", "note": "An inspection."})
    page = text_of(lead.get(at))
    assert "November 2025, planned at first for November to December 2025" in page
    assert "Drop it" not in page

    assert "Only this one time of it is changed." in text_of(office.get(f"{at}edit/"))
    post_drawn(office, f"{at}drop/", {"note": "Asked elsewhere."})
    assert "Asked elsewhere." in text_of(office.get(f"/plans/{entry.plan_id}/timetable/"))
    post_drawn(office, f"{at}reopen/", {"note": "It is asked after all."})

    entry.refresh_from_db()
    assert (entry.status, entry.starts_on) == ("planned", date(2025, 11, 1))


def test_home_says_what_is_to_be_done_and_what_is_late():
    entry = timetable.an_entry()

    page = text_of(signed_in(scenarios.its_chair(entry.lead_group)).get("/"))

    assert "Multi-agency case audit, in the timetable" in page
    assert "by the end of December 2025" in page


def test_in_a_draft_nothing_is_begun_yet_and_in_the_next_plan_it_goes_on():
    entry = timetable.an_entry(plan_scenarios.a_draft_plan())
    page = text_of(office_of(entry.plan).get(f"/timetable/{entry.pk}/"))
    assert "The plan is not adopted yet." in page
    assert "Say that it has begun" not in page


def test_who_sees_no_plan_sees_no_timetable():
    entry = timetable.an_entry()
    stranger = signed_in(scenarios.a_person())

    assert stranger.get(f"/timetable/{entry.pk}/").status_code == 404
    assert stranger.get(f"/plans/{entry.plan_id}/timetable/").status_code == 404
    assert "Your seats show you no plan" in text_of(stranger.get("/timetable/"))
