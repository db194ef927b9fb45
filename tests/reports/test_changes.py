"""A source changed after the report was frozen: the report stays, its page tells old and new."""

import pytest

from assurance import tasks
from assurance.models import Report
from assurance.operations import reports, returns
from assurance.reports.standing import content_of
from tests import agreed, given
from tests.given import LONG_AFTER, acting
from tests.reports import given as quarter

pytestmark = pytest.mark.django_db


def a_frozen_report():
    group = quarter.a_quarter()
    report = reports.compose(group, given.the_last_quarter(), by=quarter.LATER, at=LONG_AFTER)
    agreed.the_arrangements_name([agreed.the_seat_of(given.its_chair(group))], group)
    office = acting(given.a_board_officer(), on=quarter.ON)
    reports.send(report, by=office, at=LONG_AFTER)
    return report


def accept_what_waits():
    (waiting,) = given.AssuranceReturn.objects.filter(status="submitted")
    returns.accept(waiting, by=acting(given.its_officer(waiting)), at=LONG_AFTER)
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
    quarter.a_composed_report()
    accept_what_waits()

    assert tasks.find_report_changes() == 0


def test_time_alone_changes_no_figure():
    a_frozen_report()

    assert tasks.find_report_changes() == 0
