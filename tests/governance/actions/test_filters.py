"""The log is filtered by words, theme, priority and owner; an owner is named once, with who."""

import pytest
from django.urls import reverse

from governance.actions.form_choices import assignee_choices, filter_choices
from governance.actions.models import Action
from governance.core.roles import Capacity
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import TODAY, acting

pytestmark = pytest.mark.django_db


def listed(action: Action, **wish: object) -> bool:
    browser = signed_in(plan_scenarios.its_keeper(action))
    page = browser.get(reverse("governance:action-list"), wish)
    return action in list(page.context["listing"].page)


def test_the_log_is_searched_by_reference_title_and_words():
    action = plan_scenarios.a_finished_action()

    assert listed(action, q=action.reference.lower())
    assert listed(action, q="THREE sent")
    assert not listed(action, q="three elephants")


def test_the_log_is_filtered_by_theme_priority_and_owner():
    action = plan_scenarios.an_open_action()
    theme = factories.ThemeFactory()
    plan = factories.BusinessPlanFactory(group=action.group, starts_on=TODAY)
    priority = factories.PriorityFactory(plan=plan)
    owner = f"seat:{action.assignments.get().seat_id}"
    assert listed(action, owner=owner)
    assert not listed(action, theme=theme.key)
    assert not listed(action, priority=priority.pk)

    action.themes.add(theme)
    Action.objects.filter(pk=action.pk).update(priority=priority)

    assert listed(action, theme=theme.key, priority=priority.pk, owner=owner)


def test_an_owner_stands_once_with_the_person_the_body_and_the_place():
    action = plan_scenarios.an_open_action()
    plan_scenarios.an_open_action(action.group)
    seat = action.assignments.get().seat
    body = factories.OrganisationFactory(name="Example Health Trust")
    type(seat).objects.filter(pk=seat.pk).update(represents=body)

    keeper = acting(plan_scenarios.its_keeper(action))
    (owner,) = filter_choices(keeper, True)["owners"]
    holder = scenarios.its_member(action.group)
    assert str(holder) in owner[1]
    assert owner[0] == f"seat:{seat.pk}"
    assert owner[1].startswith(f"{seat.title}: ")
    assert owner[1].endswith(f"(Example Health Trust, {action.group})")


def test_a_vacant_seat_says_so_where_one_chooses():
    action = plan_scenarios.an_open_action()
    factories.SeatFactory(group=action.group, capacity=Capacity.MEMBER, title="Health member")

    choices = assignee_choices(action, acting(plan_scenarios.its_keeper(action)))["seats"]
    labels = [label for _, label in choices]

    assert f"Health member: Vacant ({action.group})" in labels
    assert len({pk for pk, _ in choices}) == len(choices)
