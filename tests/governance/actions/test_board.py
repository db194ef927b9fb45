"""The board by status, the chart of ages, and the filters they share with list and files."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.actions.ageing import LATE_SPANS, SPANS
from governance.actions.models import Action
from tests import factories
from tests.scenarios import actions as scenarios
from tests.scenarios import plans, returns
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def the_chair(action: Action) -> Client:
    return signed_in(returns.its_chair(action.group))


def read(browser: Client, page: str) -> str:
    return " ".join(browser.get(page).content.decode().split())


def columns(browser: Client, query: str = "") -> dict[str, int]:
    found = browser.get(f"/actions/board/{query}").context["columns"]
    return {each.key: each.count for each in found}


def test_the_board_counts_each_status_once():
    group = returns.an_audit_group()
    plans.a_finished_action(group)
    plain = scenarios.raised(due_text="March 2099", group=group)
    scenarios.late_by(scenarios.raised(group=group), 5)
    factories.ActionFactory(group=group, number=900, status="withdrawn", **stamped("withdrawn"))
    factories.ActionFactory(group=group, number=901, status="done", **stamped("done"))

    assert columns(the_chair(plain)) == {
        "overdue": 1,
        "current": 1,
        "unproven": 1,
        "over": 1,
        "embedded": 0,
        "withdrawn": 1,
    }


def stamped(stem: str) -> dict:
    return {f"{stem}_at": returns.NOON, f"{stem}_by": factories.UserFactory()}


def test_a_full_column_shows_the_most_pressing_and_leads_to_all_of_them():
    group = returns.an_audit_group()
    for number in range(13):
        due = TODAY - timedelta(days=number + 1)
        factories.ActionFactory(group=group, number=number + 1, due_to=due, due_text="A day")
    browser = signed_in(returns.its_chair(group))

    (late,) = [
        each
        for each in browser.get(f"/actions/board/?place=group:{group.pk}").context["columns"]
        if each.key == "overdue"
    ]

    assert (late.count, len(late.lines), late.more) == (13, 10, 3)
    assert late.lines[0].record.due_to == TODAY - timedelta(days=13)
    assert "All 13" in read(browser, "/actions/board/")
    assert read(browser, late.url).count('role="rowheader"') == 13


@pytest.mark.parametrize("status", ["overdue", "current", "unproven", "over", "recheck"])
def test_every_column_of_the_board_is_a_filter_of_the_list(status):
    plans.a_finished_action()
    action = plans.an_open_action()
    browser = the_chair(action)

    found = browser.get("/actions/", {"status": status}).context["listing"].page.paginator.count

    counted = columns(browser)
    assert found == counted.get(status, 0)


def test_the_board_is_narrowed_as_the_list_and_its_file_are():
    one, other = plans.an_open_action(), plans.an_open_action()
    kind = "reviews.nationalreview"
    Action.objects.filter(pk=one.pk).update(origin_kind=kind, origin_id=3)
    browser = the_chair(one)

    assert columns(browser, f"?origin={kind}")["current"] == 1
    assert columns(browser, "?origin=by-hand")["current"] == 1
    file = browser.get(f"/actions/?origin={kind}&as=csv").content.decode()
    assert one.reference in file
    assert other.reference not in file
    assert "national review" in read(browser, "/actions/").lower()


def test_an_empty_board_and_chart_say_what_next():
    action = plans.an_open_action()
    browser = the_chair(action)

    assert "No action fits" in read(browser, "/actions/board/?q=zebra")
    assert "No open action fits" in read(browser, "/actions/ageing/?q=zebra")
    nobody = signed_in(returns.a_person())
    assert "Your seats show you no actions" in read(nobody, "/actions/board/")


def test_the_chart_counts_by_age_and_lateness_and_each_number_leads_to_its_rows():
    group = returns.an_audit_group()
    for number, (raised, late) in enumerate([(10, None), (40, 5), (400, 100)], 1):
        factories.ActionFactory(
            group=group,
            number=number,
            raised_at=timezone.now() - timedelta(days=raised),
            due_to=late and timezone.localdate() - timedelta(days=late),
            due_text="A day",
        )
    hidden = scenarios.a_restricted_one(group=group)
    factories.ActionReaderFactory(action=hidden, person=returns.its_chair(group))
    browser = signed_in(returns.its_chair(group))

    ageing = browser.get(f"/actions/ageing/?place=group:{group.pk}").context["ageing"]
    assert [line.total for line in ageing.ages] == [1, 1, 0, 0, 1]
    assert [line.total for line in ageing.lates] == [1, 0, 1, 0, 0]
    for line in (*ageing.ages, *ageing.lates):
        listed = browser.get(line.url).context["listing"].page
        assert sum(not row.is_restricted for row in listed) == line.total

    page = read(browser, "/actions/ageing/")
    assert "<svg" in page
    assert "3 open actions, 2 overdue" in page
    assert "Late by,1 to 30 days,1" in browser.get("/actions/ageing/?as=csv").content.decode()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 5000))
def test_every_age_lies_in_one_span(days):
    assert sum(each.first <= days <= (each.last or days) for each in SPANS) == 1
    assert sum(each.first <= days <= (each.last or days) for each in LATE_SPANS) == bool(days)


def test_many_owners_are_named_in_part_and_counted():
    action = plans.an_open_action()
    for _ in range(6):
        seat = factories.SeatFactory(group=action.group)
        factories.AssignmentFactory(action=action, seat=seat)

    assert "and 4 more" in read(the_chair(action), "/actions/board/")
    assert "and 4 more" in read(the_chair(action), "/actions/")
