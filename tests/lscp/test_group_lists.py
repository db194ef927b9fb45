"""A group's page leads to its returns, actions, plans, voices and files, each with its count."""

import pytest
from django.urls import reverse

from governance.core.registry import group_lists
from governance.core.roles import Capacity
from governance.structure.models import Group
from tests import factories
from tests.scenarios import challenges, group_recommendations, risks
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def a_busy_group() -> Group:
    group = scenarios.an_audit_group()
    scenarios.a_submitted_return(group)
    scenarios.an_open_return(group, scenarios.a_quarter("2024-25", "Q4"))
    plan_scenarios.an_open_action(group)
    plan_scenarios.a_voice(group)
    withdrawn = plan_scenarios.a_voice(group)
    withdrawn.withdrawn_at, withdrawn.withdrawn_by = NOON, withdrawn.recorded_by
    withdrawn.save()
    scenarios.a_stored_file(group)
    factories.BusinessPlanFactory(group=group, starts_on=TODAY)
    return group


def lists_for(person, group):
    browser = signed_in(person)
    page = browser.get(reverse("governance:group-detail", args=[group.key]))
    return browser, page.context["lists"]


def the_member(group):
    return scenarios.its_member(group)


def the_officer(group):
    return scenarios.a_board_officer()


def the_young_scrutineer(group):
    return scenarios.a_young_scrutineer()


def an_observer(group):
    """Who sees the group, and no voice of it."""
    return scenarios.somebody_in(Capacity.PARTICIPANT_OBSERVER, group=group)


@pytest.mark.parametrize("reader", [the_member, the_officer, the_young_scrutineer, an_observer])
def test_each_count_is_the_number_of_rows_behind_its_link(reader):
    group = a_busy_group()
    plan_scenarios.an_open_action()
    risks.an_open_risk(group)
    challenges.a_sent_challenge(group)
    group_recommendations.a_put_one(group)
    scenarios.a_submitted_return(scenarios.a_case_review_group())

    browser, lists = lists_for(reader(group), group)

    assert [each.label for each in lists] == [
        "Returns",
        "Actions",
        "Risks",
        "Challenges and commendations",
        "Recommendations",
        "Plans",
        "Voice of the child",
        "Files",
    ]
    assert len(lists) == len(group_lists())
    for each in lists:
        if each.url:
            listing = browser.get(each.url).context["listing"]
            assert each.count == listing.page.paginator.count, each.label


def test_what_somebody_may_not_see_is_not_counted():
    group = a_busy_group()

    def counts(person):
        return {each.label: each.count for each in lists_for(person, group)[1]}

    assert counts(scenarios.its_member(group))["Returns"] == 2
    assert counts(scenarios.a_lead_partner())["Returns"] == 1
    assert counts(scenarios.a_young_scrutineer())["Returns"] == 0
    assert counts(scenarios.its_member(group))["Files"] == 1


def test_nothing_is_led_to_where_nothing_is_to_be_read_but_where_files_are_put():
    group = scenarios.an_audit_group()

    _, lists = lists_for(scenarios.its_member(group), group)

    assert {each.label: bool(each.url) for each in lists} == {
        "Returns": False,
        "Actions": False,
        "Risks": False,
        "Challenges and commendations": False,
        "Recommendations": False,
        "Plans": False,
        "Voice of the child": False,
        "Files": True,
    }


def test_somebody_an_action_is_assigned_to_can_narrow_the_log_to_its_group():
    """Also where the seat sees nothing else of that group's log."""
    action = plan_scenarios.an_open_action()
    elsewhere = scenarios.its_member(scenarios.a_case_review_group())
    factories.AssignmentFactory(action=action, seat=plan_scenarios.its_seat(elsewhere))

    page = signed_in(elsewhere).get(
        reverse("governance:action-list"), {"place": f"group:{action.group_id}"}
    )

    assert page.context["filters"].is_valid()
    assert list(page.context["listing"].page) == [action]


def test_the_returns_are_filtered_by_who_is_asked():
    record = scenarios.an_organisations_submitted_return()
    scenarios.a_submitted_return()
    browser = signed_in(scenarios.a_board_officer())

    page = browser.get(
        reverse("assurance:return-list"), {"place": f"organisation:{record.organisation_id}"}
    )

    assert list(page.context["listing"].page) == [record]
