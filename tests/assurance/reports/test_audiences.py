"""What was said on the way to a report stays with those who were on the way."""

import pytest

from assurance.reports.operations import passages, reports
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

REASON, COMMENT = "Section 5 says nothing of impact.", "Who was asked in this quarter?"
SCRUTINY = "Where is the impact?"


def an_issued_report_that_was_sent_back():
    report = report_scenarios.a_draft_report()
    office, chair = report_scenarios.its_office(report), report_scenarios.its_chair(report)
    passages.comment(report, "voice", COMMENT, by=chair, at=NOON)
    passages.scrutinise(report, SCRUTINY, by=acting(scenarios.a_scrutineer()), at=NOON)
    reports.send(
        report,
        by=office,
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    reports.send_back(report, by=chair, at=NOON, note=REASON)
    reports.send(
        report,
        by=office,
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    reports.agree(report, by=chair, at=NOON, expected_version=scenarios.as_seen(report))
    reports.issue(report, by=office, at=NOON, expected_version=scenarios.as_seen(report))
    return report


@pytest.mark.parametrize("who", [scenarios.a_young_scrutineer, scenarios.an_agency_lead])
def test_who_only_sees_what_is_issued_reads_no_comment_and_no_reason(who):
    report = an_issued_report_that_was_sent_back()

    shown = signed_in(who()).get(f"/reports/{report.pk}/").content.decode()

    assert SCRUTINY in shown
    assert "sent the report back" in shown
    assert COMMENT not in shown
    assert REASON not in shown


@pytest.mark.parametrize("who", [scenarios.a_board_officer, scenarios.a_scrutineer])
def test_who_might_see_the_draft_reads_both_for_good(who):
    report = an_issued_report_that_was_sent_back()

    shown = signed_in(who()).get(f"/reports/{report.pk}/").content.decode()

    assert COMMENT in shown
    assert REASON in shown
