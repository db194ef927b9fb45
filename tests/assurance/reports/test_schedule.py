"""The schedule composes a quarter's report once, when all that was asked for it was due."""

import pytest

from assurance.reports.models import Report
from assurance.reports.operations import schedule
from governance.core.roles import Actor
from tests.assurance.reports import situations
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, NOON, SCHEDULE

pytestmark = pytest.mark.django_db


def test_before_the_last_due_day_nothing_is_composed():
    situations.a_quarter()

    assert schedule.compose_due_reports(by=SCHEDULE, at=NOON) == []


def test_after_it_the_report_is_composed_once_however_often_the_schedule_comes():
    group = situations.a_quarter()

    first = schedule.compose_due_reports(by=Actor.schedule(situations.ON), at=LONG_AFTER)
    again = schedule.compose_due_reports(by=Actor.schedule(situations.ON), at=LONG_AFTER)

    report = Report.objects.get()
    assert (first, again) == ([report], [])
    assert (report.group, report.period) == (group, scenarios.the_last_quarter())


def test_a_group_that_was_asked_for_nothing_has_nothing_composed_by_itself():
    situations.a_producing_group()

    assert schedule.compose_due_reports(by=Actor.schedule(situations.ON), at=LONG_AFTER) == []
