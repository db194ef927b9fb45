"""The office writes a report passage by passage: what is left is named, one leads to the next."""

import pytest
from django.urls import reverse

from assurance.reports.content.current_content import content_of
from assurance.reports.models import CLOSING_CHAPTERS, Report
from assurance.reports.operations import passages
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def keys_in_order(report: Report) -> list[str]:
    return [text.key for text in content_of(report).texts]


def address(report: Report, key: str) -> str:
    return reverse("assurance:passage-write", args=[report.passages.get(key=key).pk])


def test_save_and_next_saves_and_leads_to_the_passage_that_follows():
    report = report_scenarios.a_draft_report()
    first, second, *_ = keys_in_order(report)
    browser = signed_in(scenarios.a_board_officer())

    answer = post_drawn(browser, address(report, first), {"text": "To agree.", "next": "1"})

    assert answer.url == address(report, second)
    assert report.passages.get(key=first).text == "To agree."


def test_after_the_last_passage_it_leads_to_the_list_of_all():
    report = report_scenarios.a_draft_report()
    browser, last = signed_in(scenarios.a_board_officer()), keys_in_order(report)[-1]

    answer = post_drawn(browser, address(report, last), {"text": "Last.", "next": "1"})

    assert answer.url == reverse("assurance:report-write", args=[report.pk])


def test_what_is_saved_alone_leads_back_to_its_place_in_the_report():
    report = report_scenarios.a_draft_report()
    browser = signed_in(scenarios.a_board_officer())

    answer = post_drawn(browser, address(report, "doing-well"), {"text": "Well."})

    assert answer.url == f"{reverse('assurance:report-detail', args=[report.pk])}#doing-well"


def test_the_report_names_in_full_what_is_not_written_for_whoever_writes_it():
    report = report_scenarios.a_draft_report()
    passage = report.passages.get(key="doing-well")
    office = report_scenarios.its_office(report)
    passages.write(passage, "Well.", by=office, at=NOON, expected_version=passage.version)
    page = reverse("assurance:report-detail", args=[report.pk])

    told = signed_in(scenarios.a_board_officer()).get(page).context["writing"]["unwritten"]
    others = signed_in(scenarios.its_chair(report.group)).get(page).context["writing"]

    names = [row.name for row in told]
    assert CLOSING_CHAPTERS["doing-well"] not in names
    assert CLOSING_CHAPTERS["next-period"] in names
    assert len(names) == len(keys_in_order(report)) - 1
    assert others == {}


def test_the_list_of_passages_says_which_are_written():
    passage = report_scenarios.a_written_passage()
    page = reverse("assurance:report-write", args=[passage.report_id])

    says = signed_in(scenarios.a_board_officer()).get(page).content.decode()

    assert passage.text in says
    assert says.count(">Written<") == 1


def test_of_what_was_sent_there_is_no_list_to_write():
    report = report_scenarios.a_sent_report()
    page = reverse("assurance:report-write", args=[report.pk])

    assert signed_in(scenarios.a_board_officer()).get(page).status_code == 409
    assert signed_in(scenarios.its_chair(report.group)).get(page).status_code == 403
