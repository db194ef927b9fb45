"""The page of a theme: everything about one subject that one may see."""

import pytest
from django.urls import reverse

from governance.themes.models import Theme
from lscp.views import themes
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import child_deaths as child_death_scenarios
from tests.scenarios import local_reviews as local_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme() -> Theme:
    return factories.ThemeFactory(name="Neglect", key="neglect")


def test_it_shows_the_actions_priorities_and_voices_that_carry_it(theme):
    group = scenarios.the_planning_and_delivery_group()
    action, voice = plan_scenarios.an_open_action(group), plan_scenarios.a_voice(group)
    priority, other = plan_scenarios.a_priority(), plan_scenarios.an_open_action(group)
    for record in (action, voice, priority):
        record.themes.add(theme)
    chair = signed_in(scenarios.its_chair(group))

    page = chair.get(reverse("theme-detail", args=["neglect"])).content.decode()
    for said in (f"{action.reference}: {action.title}", str(priority), voice.who, voice.said):
        assert said in page
    assert f"{other.reference}:" not in page

    (row,) = chair.get(reverse("theme-list")).context["rows"]
    assert (row.theme, row.actions, row.priorities, row.voices) == (theme, 1, 1, 1)


def test_it_shows_nobody_what_they_may_not_see(theme):
    action = plan_scenarios.an_open_action()
    action.themes.add(theme)
    stranger = signed_in(scenarios.a_person())

    assert "Nothing about it yet" in stranger.get("/themes/neglect/").content.decode()
    (row,) = stranger.get(reverse("theme-list")).context["rows"]
    assert row.actions == 0


def test_a_withdrawn_voice_is_not_among_them(theme):
    voice = plan_scenarios.a_withdrawn_voice()
    voice.themes.add(theme)

    page = signed_in(scenarios.its_member(voice.group)).get("/themes/neglect/")

    assert page.context["voices"] == []


def test_where_there_is_more_the_list_behind_it_is_linked(theme, monkeypatch):
    monkeypatch.setattr(themes, "OF_EACH", 1)
    group = scenarios.an_audit_group()
    for _ in range(2):
        plan_scenarios.an_open_action(group).themes.add(theme)

    page = signed_in(scenarios.its_chair(group)).get("/themes/neglect/")

    assert len(page.context["actions"]) == 1
    assert page.context["more"]["actions"] == "/actions/?theme=neglect"


def test_there_is_no_page_of_a_theme_that_is_not_there(theme):
    assert signed_in(scenarios.a_person()).get("/themes/other/").status_code == 404
    theme.delete()
    page = signed_in(scenarios.a_person()).get(reverse("theme-list"))
    assert "No themes yet" in page.content.decode()


# Earlier reviews

EARLIER = '<h3 class="govuk-heading-m">Earlier reviews</h3>'


def page_of(person) -> str:
    return signed_in(person).get(reverse("theme-detail", args=["neglect"])).content.decode()


def test_it_shows_reviews_of_earlier_years_to_those_whose_seats_reach_them(theme):
    area = scenarios.the_leicester_partnership()
    review = factories.LegacyReviewFactory(partnership=area, title="Review of Child Q", year=2016)
    gone = factories.LegacyReviewFactory(partnership=area, title="Review of Child R")
    for each in (review, gone):
        each.themes.add(theme)
    type(gone).objects.filter(pk=gone.pk).update(
        removed_at=scenarios.NOON, removed_by=gone.imported_by
    )

    told = page_of(scenarios.a_board_officer(area))

    assert "Everything we learned about neglect" in told
    assert EARLIER in told
    assert "Review of Child Q" in told
    assert "2016" in told
    assert "Review of Child R" not in told
    assert "Review of Child Q" not in page_of(scenarios.a_person())


def test_it_shows_reports_of_the_death_panel_to_those_who_read_them(theme):
    report = child_death_scenarios.a_presented_report()
    report.themes.add(theme)
    factories.LegacyReviewFactory(partnership=report.partnership, year=2016).themes.add(theme)
    office = scenarios.a_board_officer(report.partnership)

    page = signed_in(office).get(reverse("theme-detail", args=["neglect"]))

    newest = page.context["earlier"][0]
    assert newest.url == f"/child-death-panel/reports/{report.pk}/"
    assert len(page.context["earlier"]) == 2
    assert report.source_label in page.content.decode()
    assert report.source_label not in page_of(scenarios.a_person())
    (row,) = signed_in(office).get(reverse("theme-list")).context["rows"]
    assert row.learning == 2


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (practice_scenarios.a_published_review, "practice review: published"),
        (practice_scenarios.a_review_not_published, "improvements published instead"),
        (local_scenarios.a_completed_local_review, "local learning review: completed"),
    ],
)
def test_it_shows_what_a_review_taught_to_those_named_on_its_case_and_nothing_to_others(
    theme, make, says
):
    case = make().case
    case.themes.add(theme)
    office = case_scenarios.its_coordinator(case)
    other = scenarios.a_board_officer(case.partnership)

    told, hidden = page_of(office), page_of(other)

    earlier = told.split(EARLIER)[1].split("Cases on which you are named")[0]
    assert case.reference in earlier
    assert says in earlier.lower()
    assert case.reference not in hidden
    assert EARLIER not in hidden


def test_a_case_whose_review_still_goes_on_is_no_earlier_review(theme):
    case = local_scenarios.a_signed_local_review().case
    case.themes.add(theme)

    told = page_of(case_scenarios.its_coordinator(case))

    assert "Cases on which you are named" in told
    assert EARLIER not in told
