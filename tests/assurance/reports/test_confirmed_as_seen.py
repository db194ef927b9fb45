"""What was confirmed on a page is done only if it is still what that page showed."""

import pytest
from django.urls import reverse

from assurance.reports.operations import passages, reports
from assurance.returns.operations import returns
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db


def page(name: str, pk: int) -> str:
    return reverse(f"assurance:{name}", args=[pk])


def confirmed_twice(browser, address: str, meanwhile) -> tuple[str, int]:
    """What is told when it moved after the page was opened, and what confirming again answers."""
    seen = drawn(browser, address)
    meanwhile()
    answer = browser.post(address, seen)
    assert answer.status_code == 409
    again = {"expected_version": answer.context["form"]["expected_version"].value()}
    return answer.content.decode(), browser.post(address, again).status_code


def test_a_return_is_submitted_only_with_the_answers_that_were_seen():
    record = scenarios.an_answered_return()
    browser = signed_in(scenarios.its_chair(record.group))
    answer, by = scenarios.its_first_answer(record), acting(scenarios.its_member(record.group))
    seen = drawn(browser, page("return-submit", record.pk))
    returns.answer(answer, "Another word.", by=by, at=NOON, expected_version=answer.version)

    moved = browser.post(page("return-submit", record.pk), seen)

    record.refresh_from_db()
    text = moved.content.decode()
    assert (moved.status_code, record.status) == (409, "open")
    assert "so nothing was done" in text
    assert f"answered {answer}" in text.replace("&quot;", '"')
    again = {"expected_version": moved.context["form"]["expected_version"].value()}
    assert browser.post(page("return-submit", record.pk), again).status_code == 302


def test_a_draft_is_sent_only_with_the_words_that_were_seen():
    passage = report_scenarios.a_passage()
    report_scenarios.write_closing_chapters(passage.report)
    passage.refresh_from_db()
    browser, other = signed_in(scenarios.a_board_officer()), acting(scenarios.a_business_manager())

    def write() -> None:
        passages.write(passage, "Mine.", by=other, at=NOON, expected_version=passage.version)

    says, then = confirmed_twice(browser, page("report-send", passage.report_id), write)

    assert "so nothing was done" in says
    assert then == 302


def test_a_report_that_was_sent_back_and_sent_again_is_agreed_only_as_it_is_now():
    report = report_scenarios.a_sent_report()
    office, chair = report_scenarios.its_office(report), report_scenarios.its_chair(report)
    browser = signed_in(scenarios.its_chair(report.group))

    def send_again() -> None:
        reports.send_back(report, by=chair, at=NOON, note="A figure is wrong.")
        seen = scenarios.as_seen(report)
        reports.send(
            report, by=office, at=NOON, expected_version=seen, note="It is written at the meeting."
        )

    says, then = confirmed_twice(browser, page("report-agree", report.pk), send_again)

    assert "sent" in says
    assert then == 302


def test_an_agreement_of_another_changes_nothing_of_what_one_agrees_to():
    report = report_scenarios.a_report_for_three()
    first, second, _ = report_scenarios.its_signers(report)
    seen = scenarios.as_seen(report)
    reports.agree(report, by=first, at=NOON, expected_version=seen)

    assert not reports.agree(report, by=second, at=NOON, expected_version=seen)


def test_a_confirmation_that_carries_nothing_is_asked_again():
    record = scenarios.a_submitted_return()

    answer = signed_in(scenarios.a_board_officer()).post(page("return-accept", record.pk))

    record.refresh_from_db()
    assert (answer.status_code, record.status) == (200, "submitted")
    assert "open the page again" in answer.content.decode()
