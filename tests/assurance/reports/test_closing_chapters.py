"""A report is not sent with an empty conclusion unless somebody says why it stays empty."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from assurance.reports.models import CLOSING_CHAPTERS, Report
from assurance.reports.operations import reports
from governance.core.models import Remark
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def send(report: Report, note: str = "") -> None:
    office, seen = report_scenarios.its_office(report), scenarios.as_seen(report)
    reports.send(report, by=office, at=NOON, expected_version=seen, note=note)


def test_with_an_empty_closing_chapter_it_is_not_sent_and_each_is_named():
    report = report_scenarios.a_draft_report()

    with pytest.raises(ValidationError) as refused:
        send(report, note="  ")

    says = refused.value.message_dict["note"][0]
    assert [title for title in CLOSING_CHAPTERS.values() if title not in says] == []
    assert Report.objects.get().status == Report.Status.DRAFT


def test_the_reason_why_they_stay_empty_is_kept_with_the_report():
    report = report_scenarios.a_draft_report()

    send(report, note="They are written at the meeting.")

    assert Remark.objects.about(report).get().text == "They are written at the meeting."


def test_written_out_no_reason_is_asked_for():
    report = report_scenarios.a_draft_report()
    report_scenarios.write_closing_chapters(report)
    address = reverse("assurance:report-send", args=[report.pk])
    browser = signed_in(scenarios.a_board_officer())

    assert "note" not in browser.get(address).context["form"].fields
    assert post_drawn(browser, address).status_code == 302
    assert Report.objects.get().status == Report.Status.SENT


def test_the_page_asks_for_the_reason_beside_its_field():
    report = report_scenarios.a_draft_report()
    address = reverse("assurance:report-send", args=[report.pk])

    answer = post_drawn(signed_in(scenarios.a_board_officer()), address, {"note": ""})

    assert answer.status_code == 200
    assert "or give the reason why they stay empty" in answer.context["form"].errors["note"][0]
