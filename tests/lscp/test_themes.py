"""The page of a theme: everything about one subject that one may see."""

import pytest
from django.urls import reverse

from governance.themes.models import Theme
from lscp.views import themes
from tests import factories
from tests.scenarios import plans as plan_scenarios
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
