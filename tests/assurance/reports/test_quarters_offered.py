"""Which quarters the composer offers: those with something to compose, latest first."""

from datetime import date

import pytest
from django.urls import reverse

from assurance.instruments.models import TimetableItem
from assurance.reports.models import Report
from assurance.reports.operations import reports
from assurance.reports.reporting_groups import completed_quarters, quarters_to_compose
from assurance.voice.models import VoiceRecord
from tests import factories
from tests.assurance.reports import situations
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import LONG_AFTER, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def offered(*groups, on=situations.ON):
    return [span.code for span in quarters_to_compose(groups, on=on)]


def test_a_quarter_in_which_nothing_was_asked_is_not_offered_though_the_group_was_there():
    group = situations.a_quarter()

    assert offered(group) == ["2025-26 Q2"]
    assert completed_quarters(group, on=situations.ON)[-1].code == "2024-25 Q1"


def test_a_year_that_was_asked_for_counts_in_the_quarter_its_year_ends_with():
    group = situations.a_producing_group()
    situations.an_asked_return("Audit Group", every="year")

    assert offered(group) == ["2025-26 Q2"]


def test_what_children_said_and_what_was_told_of_a_priority_are_something_to_compose():
    group = situations.a_quarter()
    factories.VoiceRecordFactory(group=group, heard_on=date(2025, 2, 3))
    factories.ProgressUpdateFactory(
        priority=factories.PriorityFactory(plan__group=group),
        period=factories.PeriodFactory(
            kind="quarter",
            code="2025-26 Q1",
            starts_on=date(2025, 4, 1),
            ends_on=date(2025, 7, 1),
        ),
    )

    assert VoiceRecord.objects.count() == 1
    assert offered(group) == ["2025-26 Q2", "2025-26 Q1", "2024-25 Q4"]


def test_the_last_quarter_is_offered_where_the_timetable_asks_for_it_before_anybody_asked():
    group = situations.a_producing_group()

    without = offered(group)
    factories.TimetableItemFactory(group=situations.a_subgroup("Audit Group"), returns_to=group)

    assert TimetableItem.objects.count() == 1
    assert (without, offered(group)) == ([], ["2025-26 Q2"])


def test_a_quarter_whose_report_was_sent_is_offered_no_more_and_one_sent_back_is():
    report = situations.a_composed_report()
    report_scenarios.the_arrangements_name(
        [report_scenarios.the_seat_of(scenarios.its_chair(report.group))], report.group
    )
    office = acting(scenarios.a_board_officer(), on=situations.ON)
    before = offered(report.group)

    reports.send(
        report,
        by=office,
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    sent = offered(report.group)
    chair = acting(scenarios.its_chair(report.group), on=situations.ON)
    reports.send_back(report, by=chair, at=LONG_AFTER, note="Not yet.")

    assert (before, sent, offered(report.group)) == (["2025-26 Q2"], [], ["2025-26 Q2"])


def test_the_page_says_why_an_older_quarter_is_absent_and_when_there_is_none_at_all():
    group = situations.a_producing_group()
    office = signed_in(scenarios.a_board_officer())
    url = reverse("assurance:report-compose")

    nothing = office.get(url).content.decode()
    situations.an_asked_return("Audit Group")
    something = office.get(url).content.decode()

    assert "There is no quarter to compose" in nothing
    assert "Compose the report" not in nothing
    assert "An older quarter that is not here" in something
    assert "(2025-26 Q2)" in something
    assert "2024-25" not in something
    refused = office.post(
        reverse("assurance:report-compose"), {"group": group.key, "period": "2024-25 Q1"}
    )
    assert "Choose a quarter that is over" in refused.content.decode()
    assert not Report.objects.exists()
