"""How an action stood at a moment is counted from its stamps, whatever was done with it since."""

from datetime import timedelta

import pytest

from governance.actions.models import Action, Reopening
from governance.actions.operations import actions
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db


def stood(action, hours):
    """Its status and due day so many hours after noon; nothing before it was raised."""
    moment = NOON + timedelta(hours=hours)
    rows = Action.objects.filter(pk=action.pk).as_at(moment)
    return [(row.status_then, row.due_then) for row in rows]


def after(hours, who):
    return {"by": acting(who), "at": NOON + timedelta(hours=hours)}


def test_every_step_is_seen_from_its_own_moment_on():
    action = plan_scenarios.an_open_action()
    keeper, member = plan_scenarios.its_keeper(action), scenarios.its_member(action.group)
    shown = [actions.EvidenceInput("audit", "Eleven of twelve plans.")]
    actions.finish(action, "Done.", **after(2, member))
    actions.embed(action, "Clearer plans.", shown, **after(4, keeper))
    actions.reopen(action, note="Not so.", **after(6, keeper))
    actions.withdraw(action, note="Done elsewhere.", **after(8, keeper))
    actions.reopen(action, note="Not so either.", **after(10, keeper))

    seen = [stood(action, hours) for hours in (-1, 1, 2, 3, 5, 7, 9, 11)]

    assert seen == [
        [],
        *([(status, None)] for status in ("open", "done", "done", "embedded")),
        *([(status, None)] for status in ("open", "withdrawn", "open")),
    ]


def test_a_due_day_is_the_one_it_had_then():
    action = plan_scenarios.an_open_action()
    keeper = plan_scenarios.its_keeper(action)
    for hours, text in ((2, "1 March 2026"), (4, "1 May 2026")):
        actions.change_due(
            action, text, expected_version=action.version, reason="Moved.", **after(hours, keeper)
        )

    assert [stood(action, hours)[0][1] for hours in (1, 3, 5)] == [
        None,
        scenarios.date(2026, 3, 1),
        scenarios.date(2026, 5, 1),
    ]


def test_opening_again_keeps_when_it_had_been_closed_and_by_whom_it_was_opened():
    action = plan_scenarios.a_finished_action()
    keeper = plan_scenarios.its_keeper(action)

    actions.reopen(action, note="Not so.", **after(6, keeper))

    kept = Reopening.objects.values_list(
        "action", "done_at", "embedded_at", "withdrawn_at", "reopened_at", "reopened_by"
    ).get()
    assert kept == (action.pk, NOON, None, None, NOON + timedelta(hours=6), keeper.pk)


def test_one_query_counts_them_all(django_assert_num_queries):
    for reach in plan_scenarios.ACTION_AT.values():
        reach()

    with django_assert_num_queries(1):
        found = sorted(row.status_then for row in Action.objects.as_at(NOON))

    assert found == ["done", "embedded", "open", "withdrawn"]
