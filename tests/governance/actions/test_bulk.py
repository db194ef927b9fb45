"""Many actions assigned or moved at once: each by its own door, each refusal named."""

import pytest
from django.urls import reverse

from governance.actions.models import Action, DueChange
from governance.actions.operations import actions
from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from governance.outbox.models import Message
from governance.structure.models import Seat
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return scenarios.an_audit_group()


@pytest.fixture
def two(group) -> list[Action]:
    return [plan_scenarios.an_open_action(group) for _ in range(2)]


def a_vacant_seat(group) -> Seat:
    return factories.SeatFactory(group=group, capacity=Capacity.MEMBER, title="Vacant member")


def address(name: str, chosen) -> str:
    query = "&".join(f"action={each.pk}" for each in chosen)
    return f"{reverse(f'governance:actions-{name}')}?{query}"


def opened(browser, name: str, chosen) -> dict[str, str]:
    """What the page carries of the actions that it names."""
    page = browser.get(address(name, chosen))
    return {"shown": page.context["form"]["shown"].value()}


def send(browser, name: str, chosen, carried, **typed):
    return browser.post(address(name, chosen), {**carried, **typed}, follow=True)


def said(page) -> str:
    return " ".join(str(each) for each in page.context["messages"])


def owners(action: Action) -> set[str]:
    return {str(each.to) for each in action.assignments.current()}


def test_all_that_are_chosen_are_assigned_and_each_leaves_its_line(group, two):
    seat = plan_scenarios.its_seat(scenarios.somebody_in(Capacity.VICE_CHAIR, group=group))
    browser = signed_in(scenarios.its_chair(group))
    Message.objects.all().delete()

    carried = opened(browser, "assign", two)
    page = send(browser, "assign", two, carried, seats=[seat.pk])

    assert [owners(each) for each in two] == [{str(seat)}, {str(seat)}]
    assert "2 actions assigned. An e-mail goes to " in said(page)
    assert Message.objects.count() == 2
    assert TrailEntry.objects.filter(kind="governance.assignment", verb="release").count() == 2


def test_those_who_have_them_may_stay_beside_those_who_are_new(group, two):
    seat, before = a_vacant_seat(group), [owners(each) for each in two]
    browser = signed_in(scenarios.its_chair(group))

    carried = opened(browser, "assign", two)
    page = send(browser, "assign", two, carried, seats=[seat.pk], beside="beside", untold="on")

    assert [owners(each) for each in two] == [each | {str(seat)} for each in before]
    assert f"Nobody is told for {seat}" in said(page)


def test_one_that_was_changed_meanwhile_is_named_and_the_other_is_done(group, two):
    changed, other = two
    seat = a_vacant_seat(group)
    chair = scenarios.its_chair(group)
    browser = signed_in(chair)
    carried = opened(browser, "assign", two)
    new = {"title": "Ask four agencies"}
    actions.edit(changed, new, by=acting(chair), at=NOON, expected_version=1)
    before = owners(changed)

    page = send(browser, "assign", two, carried, seats=[seat.pk], untold="on")

    assert owners(changed) == before
    assert owners(other) == {str(seat)}
    assert "1 action assigned." in said(page)
    assert f"Not done: {changed.reference} (somebody changed it after you" in said(page)


def test_one_that_is_closed_meanwhile_is_named(group, two):
    closed, other = two
    chair = scenarios.its_chair(group)
    browser = signed_in(chair)
    carried = opened(browser, "due", two)
    actions.withdraw(closed, by=acting(chair), at=NOON, note="Done elsewhere.")

    page = send(browser, "due", two, carried, due_text="March 2027", reason="A new plan.")

    other.refresh_from_db()
    assert other.due_text == "March 2027"
    assert f"Not done: {closed.reference} (You cannot change due" in said(page)


def test_all_that_are_chosen_are_moved_and_each_keeps_its_date_and_the_reason(group, two):
    browser = signed_in(scenarios.its_chair(group))
    carried = opened(browser, "due", two)

    page = send(browser, "due", two, carried, due_text="March 2027", reason="A new plan.")

    assert "2 actions moved." in said(page)
    assert [each.reason for each in DueChange.objects.all()] == ["A new plan.", "A new plan."]
    assert set(Action.objects.values_list("due_text", flat=True)) == {"March 2027"}


@pytest.mark.parametrize(
    ("name", "typed", "error"),
    [
        ("assign", {}, "Choose who is to do them"),
        ("due", {"due_text": "March 2027"}, "Give the reason."),
        ("due", {"due_text": "soon", "reason": "A new plan."}, ""),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_changed(group, two, name, typed, error):
    browser = signed_in(scenarios.its_chair(group))
    before = [owners(each) for each in two]

    page = send(browser, name, two, opened(browser, name, two), **typed)

    assert page.status_code == 200
    assert page.context["form"].errors
    assert error in str(page.context["form"].errors)
    assert [owners(each) for each in two] == before
    assert not DueChange.objects.exists()


def test_what_was_signed_for_other_actions_does_nothing(group, two):
    browser = signed_in(scenarios.its_chair(group))
    carried = opened(browser, "due", two[:1])

    typed = {"due_text": "March 2027", "reason": "A new plan."}
    page = send(browser, "due", two[1:], carried, **typed)
    assert "0 actions moved." in said(page)

    page = send(browser, "due", two, {"shown": "forged"}, **typed)
    assert "open the page again" in str(page.context["form"].errors)
    assert not DueChange.objects.exists()


def test_who_keeps_no_log_is_refused_and_who_chose_none_is_led_back(group, two):
    member = signed_in(scenarios.its_member(group))
    assert member.get(address("assign", two)).status_code == 403

    chair = signed_in(scenarios.its_chair(group))
    page = chair.get(address("due", []), follow=True)
    assert "Choose one action or more" in said(page)
    assert chair.get(reverse("governance:actions-due") + "?action=x").status_code == 302


def test_an_action_of_another_log_is_refused_by_its_own_door(group, two):
    """Whoever is above sees it and keeps a log, but not this one."""
    above = scenarios.its_chair(group.reports_to)
    browser = signed_in(above)
    carried = opened(browser, "due", two)

    page = send(browser, "due", two, carried, due_text="March 2027", reason="A new plan.")

    assert "0 actions moved." in said(page)
    assert "Your seats do not allow you" in said(page)
    assert not DueChange.objects.exists()


def test_only_open_actions_of_ones_own_log_are_offered_to_choose(group, two):
    closed = plan_scenarios.a_finished_action(group)

    page = signed_in(scenarios.its_chair(group)).get(reverse("governance:action-list"))
    html = page.content.decode()
    assert html.count('type="checkbox"') == 2
    assert f'id="choose-{closed.pk}"' not in html

    html = signed_in(scenarios.its_member(group)).get(reverse("governance:action-list"))
    assert b"Assign those chosen" not in html.content


def test_many_are_not_assigned_to_a_vacant_seat_without_a_warning(group, two):
    seat, before = a_vacant_seat(group), [owners(each) for each in two]
    browser = signed_in(scenarios.its_chair(group))

    carried = opened(browser, "assign", two)
    page = send(browser, "assign", two, carried, seats=[seat.pk])

    assert [owners(each) for each in two] == before
    assert f"Nobody is appointed now, so nobody will be told: {seat}." in page.content.decode()
