"""Two people sign a report, or compose it, at the same moment: each operation is done once."""

import pytest

from assurance.reports.models import Report
from assurance.reports.operations import reports
from governance.core.errors import NotNow
from governance.core.models import TrailEntry
from governance.signatures.models import Signature
from tests import factories
from tests.concurrency.two_connections import both
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, SCHEDULE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def the_report():
    return Report.objects.select_related("group", "period").get()


def test_the_last_two_seats_agree_at_once_and_the_report_is_agreed_once():
    report = report_scenarios.a_report_for_three()
    first, second, third = report_scenarios.its_signers(report)
    reports.agree(report, by=first, at=NOON, expected_version=scenarios.as_seen(report))

    got = both(
        lambda: reports.agree(
            the_report(), by=second, at=NOON, expected_version=scenarios.as_seen(the_report())
        ),
        lambda: reports.agree(
            the_report(), by=third, at=NOON, expected_version=scenarios.as_seen(the_report())
        ),
    )

    moves = TrailEntry.objects.about(report).filter(verb="agree", after="agreed")
    assert got == (False, True)
    assert the_report().status == Report.Status.AGREED
    assert moves.count() == 1
    assert not Signature.objects.about(report).asked().exists()


def test_one_seat_agrees_twice_at_once_and_has_agreed_once():
    report = report_scenarios.a_report_for_three()
    first, *_ = report_scenarios.its_signers(report)

    done, refused = both(
        lambda: reports.agree(
            the_report(), by=first, at=NOON, expected_version=scenarios.as_seen(the_report())
        ),
        lambda: reports.agree(
            the_report(), by=first, at=NOON, expected_version=scenarios.as_seen(the_report())
        ),
    )

    assert done is False
    assert isinstance(refused, NotNow)
    assert Signature.objects.about(report).filter(status="signed").count() == 1


def test_one_agrees_while_another_sends_back_and_only_one_of_them_is_done():
    report = report_scenarios.a_sent_report()
    chair = report_scenarios.its_chair(report)
    office = report_scenarios.its_office(report)

    done, refused = both(
        lambda: reports.agree(
            the_report(), by=chair, at=NOON, expected_version=scenarios.as_seen(the_report())
        ),
        lambda: reports.send_back(the_report(), by=office, at=NOON, note="A figure is wrong."),
    )

    assert done is True
    assert isinstance(refused, NotNow)
    assert the_report().status == Report.Status.AGREED


def test_a_report_composed_twice_at_once_is_one_report():
    group, period = scenarios.the_planning_and_delivery_group(), scenarios.the_last_quarter()
    factories.CadenceFactory(group=group, item="quarterly-report")

    one, other = both(
        lambda: reports.compose(group, period, by=SCHEDULE, at=NOON),
        lambda: reports.compose(group, period, by=SCHEDULE, at=NOON),
    )

    assert one == other == the_report()
