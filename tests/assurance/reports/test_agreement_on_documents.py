"""Paper that leaves the house says who agreed to it, and only once all have."""

import pytest
from docx import Document

from assurance.reports.content import word
from assurance.reports.content.current_content import agreements, content_of
from assurance.reports.content.html import html_of
from assurance.reports.operations import reports
from tests import factories
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def test_a_report_that_waits_for_agreement_names_nobody():
    report = report_scenarios.a_report_for_three()
    reports.agree(
        report,
        by=report_scenarios.its_signers(report)[0],
        at=NOON,
        expected_version=scenarios.as_seen(report),
    )

    assert agreements(report) == []


def test_what_all_have_agreed_to_says_who_and_when_on_paper_and_in_word():
    report = report_scenarios.a_sent_report()
    reports.agree(
        report,
        by=report_scenarios.its_chair(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
    )

    lines = agreements(report)

    assert lines == [
        "Agreed by "
        f"{report_scenarios.the_seat_of(scenarios.its_chair(report.group))}, 15 October 2025"
    ]
    content = content_of(report)
    assert lines[0] in html_of(content, content_hash=content.hash, status="Agreed", agreed=lines)
    made = Document(
        word.document_of(content, content_hash=content.hash, status="Agreed", agreed=lines)
    )
    assert f"{lines[0]}." in [paragraph.text for paragraph in made.paragraphs]


def test_actions_of_the_groups_below_are_counted_in_the_report():
    group = scenarios.an_audit_group()
    factories.ActionFactory(group=group)
    factories.ActionFactory(group=scenarios.a_foreign_group())

    report = scenarios.a_draft_report()

    counted = {figure.key.split(":")[0]: figure.raw for figure in content_of(report).figures}
    assert counted["actions-open"] == 1
