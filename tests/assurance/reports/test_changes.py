"""A source changed after the report was frozen: the report stays, its page tells old and new."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from assurance.reports import tasks
from assurance.reports.content.current_content import content_of
from assurance.reports.models import Report
from assurance.reports.operations import recount, reports
from assurance.returns.operations import returns
from governance.actions.models import Action
from governance.actions.operations import actions
from governance.core.errors import NotAllowed
from governance.plans.models import BusinessPlan
from tests import factories
from tests.assurance.reports import situations
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db


def a_frozen_report():
    group = situations.a_quarter()
    report = reports.compose(
        group, scenarios.the_last_quarter(), by=situations.LATER, at=LONG_AFTER
    )
    report_scenarios.the_arrangements_name(
        [report_scenarios.the_seat_of(scenarios.its_chair(group))], group
    )
    office = acting(scenarios.a_board_officer(), on=situations.ON)
    reports.send(
        report,
        by=office,
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    return report


def accept_what_waits():
    (waiting,) = scenarios.AssuranceReturn.objects.filter(status="submitted")
    returns.accept(
        waiting,
        by=acting(scenarios.its_officer(waiting)),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(waiting),
    )
    return waiting


def told(report):
    return [(row.key.partition(":")[0], row.was, row.now) for row in report.changes.order_by("key")]


def test_a_changed_source_is_found_once_with_old_and_new_and_the_report_keeps_its_figure():
    report = a_frozen_report()
    frozen = content_of(report).hash
    assert tasks.find_report_changes() == 0

    accept_what_waits()
    found = [tasks.find_report_changes(), tasks.find_report_changes()]

    assert found == [1, 1]
    assert told(report) == [("returns-accepted", "1", "2")]
    assert content_of(Report.objects.get()).hash == frozen


def test_a_figure_that_is_again_what_it_was_is_no_longer_told():
    report = a_frozen_report()
    changed = accept_what_waits()
    tasks.find_report_changes()

    type(changed).objects.filter(pk=changed.pk).update(status="submitted")
    tasks.find_report_changes()

    assert told(report) == []


def test_a_draft_has_no_changes_since_for_it_follows_its_sources():
    situations.a_composed_report()
    accept_what_waits()

    assert tasks.find_report_changes() == 0


def a_year_later(person, on=LONG_AFTER + timedelta(days=365)):
    return {"by": acting(person, on=on.date()), "at": on}


def with_all_that_is_counted():
    """A frozen quarter with a late return, actions in every state, a voice and a priority."""
    group = scenarios.the_planning_and_delivery_group()
    under = scenarios.an_audit_group()
    for reach in plan_scenarios.ACTION_AT.values():
        reach()
    due = {"due_to": situations.ON - timedelta(days=5), "due_text": "October 2025"}
    Action.objects.filter(pk=plan_scenarios.an_open_action(under).pk).update(**due)
    plan_scenarios.a_voice(under)
    progress = plan_scenarios.given_progress(
        plan_scenarios.a_priority(plan_scenarios.a_plan(group))
    )
    BusinessPlan.objects.filter(pk=progress.priority.plan_id).update(starts_on=factories.SINCE)
    return a_frozen_report()


def test_time_alone_changes_no_figure():
    report = with_all_that_is_counted()
    counted = {one.key.partition(":")[0]: one.raw for one in content_of(report).figures}
    assert [code for code, number in counted.items() if not number] == [
        "returns-late",
        "returns-unanswered",
        "actions-long-overdue",
    ]

    with time_machine.travel(LONG_AFTER + timedelta(days=365), tick=False):
        found = tasks.find_report_changes()

    assert (found, told(report)) == (0, [])


def test_what_is_done_with_actions_later_is_no_change_of_what_the_report_counted():
    report = with_all_that_is_counted()
    at = {one.status: one for one in Action.objects.order_by("-pk")}
    chair, member = plan_scenarios.its_keeper(at["open"]), scenarios.its_member(at["open"].group)
    once, after = a_year_later(chair), a_year_later(chair, LONG_AFTER + timedelta(days=400))
    seen = at["open"].version
    actions.change_due(at["open"], "March 2027", expected_version=seen, reason="Moved.", **once)
    actions.finish(at["open"], "Done.", **a_year_later(member))
    for status in ("done", "embedded", "withdrawn"):
        actions.reopen(at[status], note="Not so.", **once)
        actions.finish(at[status], "Done again.", **once)
        actions.reopen(at[status], note="Not so, again.", **after)
    actions.raise_action(Action(group=at["open"].group, title="New"), **once)

    assert recount.recount(report, by=SCHEDULE, at=once["at"]) == []


def test_an_action_done_on_the_day_of_composing_but_after_it_is_no_change():
    action = plan_scenarios.an_open_action()
    report = report_scenarios.a_sent_report()

    actions.finish(
        action,
        "Done.",
        by=acting(scenarios.its_member(action.group)),
        at=report.composed_at + timedelta(hours=2),
    )

    assert recount.recount(report, by=SCHEDULE, at=LONG_AFTER) == []


def test_a_report_that_cannot_be_counted_again_is_logged_and_keeps_no_other_back(caplog):
    broken = factories.ReportFactory(
        status="sent", sent_at=NOON, sent_by=factories.UserFactory(), content={"report": {}}
    )
    report = a_frozen_report()
    accept_what_waits()

    assert tasks.find_report_changes() == 1

    assert f"left out of the round: assurance.report {broken.pk}" in caplog.text
    assert told(report) == [("returns-accepted", "1", "2")]


def test_old_reports_are_looked_at_only_when_that_is_asked():
    report = a_frozen_report()
    reports.agree(
        report,
        by=report_scenarios.its_chair(report),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(report),
    )
    reports.issue(
        report,
        by=report_scenarios.its_office(report),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(report),
    )
    accept_what_waits()
    last_day, first_day = (
        datetime(2027, 3, 31, 9, tzinfo=UTC),
        datetime(2027, 4, 1, 9, tzinfo=UTC),
    )

    with time_machine.travel(first_day, tick=False):
        assert tasks.find_report_changes() == 0
        assert tasks.find_report_changes(ever=True) == 1
    report.changes.all().delete()
    with time_machine.travel(last_day, tick=False):
        assert tasks.find_report_changes() == 1


def test_one_that_is_still_on_its_way_is_looked_at_however_old_it_is():
    a_frozen_report()
    accept_what_waits()

    with time_machine.travel(datetime(2031, 4, 1, 9, tzinfo=UTC), tick=False):
        assert tasks.find_report_changes() == 1


def test_only_who_composes_a_report_looks_for_its_changes():
    report = a_frozen_report()

    with pytest.raises(NotAllowed):
        recount.recount(report, by=acting(scenarios.a_scrutineer()), at=LONG_AFTER)


def test_an_action_counted_by_mistake_is_told():
    """It was of another kind all along, and somebody has put that right."""
    action = plan_scenarios.a_finished_action()
    report = report_scenarios.a_sent_report()

    Action.objects.filter(pk=action.pk).update(needs_embedding=False)

    assert [
        (one.label, one.was, one.now) for one in recount.recount(report, by=SCHEDULE, at=NOON)
    ] == [("Done, difference not shown yet", "1", "0")]
