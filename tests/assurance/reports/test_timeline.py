"""What was done with a report: everything that hangs on it, in the order it was done."""

import pytest

from assurance.reports.operations import passages, reports
from assurance.reports.views import timeline as report_timeline
from governance.signatures.models import Signature
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def an_officer():
    return acting(scenarios.a_board_officer())


def deeds_of(report):
    report = type(report).objects.for_detail().get(pk=report.pk)
    signatures = list(Signature.objects.about(report).for_list())
    receipts = list(report.receipts.select_related("partnership"))
    return report_timeline.report_timeline(
        an_officer(), report, signatures, receipts, {"outcome:7": "Neglect is seen."}
    )


def a_report_through_everything(report=None):
    report = report or report_scenarios.a_draft_report()
    office, chair = report_scenarios.its_office(report), report_scenarios.its_chair(report)
    scrutineer = acting(scenarios.a_scrutineer())
    passage = report_scenarios.a_passage(report)
    passages.write(passage, "Audits are on time.", by=office, at=NOON, expected_version=1)
    passages.comment(report, "voice", "Who was asked?", by=chair, at=NOON)
    scrutiny = passages.scrutinise(report, "Where is the impact?", by=scrutineer, at=NOON)
    passages.answer(scrutiny, "In section 5.", by=chair, at=NOON)
    passages.revise(scrutiny, "Where is impact?", by=scrutineer, at=NOON, expected_version=1)
    reports.send(
        report,
        by=office,
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    reports.agree(report, by=chair, at=NOON, expected_version=scenarios.as_seen(report))
    reports.issue(report, by=office, at=NOON, expected_version=scenarios.as_seen(report))
    report_scenarios.receive(report.receipts.get(partnership__key="leicester"))
    return report


def test_the_trail_tells_every_operation_in_order_and_none_of_the_words():
    report = a_report_through_everything()

    events = deeds_of(report)

    seat = report_scenarios.the_seat_of(scenarios.its_chair(report.group))
    receipt = report.receipts.get(partnership__key="leicester")
    assert [(event.verb, event.label) for event in events] == [
        ("compose", str(report)),
        ("write", "“What we are doing well”"),
        ("comment", "on “The voice of children and young people”"),
        ("scrutinise", "the report"),
        ("answer", "the scrutineer"),
        ("revise", "the words of the scrutineer"),
        ("send", str(report)),
        ("ask", f"the agreement of {seat}"),
        ("sign", f"the agreement of {seat}"),
        ("agree", str(report)),
        ("issue", str(report)),
        ("receive", f"the report for {receipt.partnership} on {TODAY.day} {TODAY:%B %Y}"),
    ]


def test_a_judgement_is_named_by_its_outcome_statement():
    report = report_scenarios.a_draft_report()
    passage = report.passages.create(key="outcome:7")
    passages.write(
        passage, "Partly.", by=report_scenarios.its_office(report), at=NOON, expected_version=1
    )

    assert deeds_of(report)[-1].label == "the judgement on “Neglect is seen.”"


def test_the_story_costs_one_query_however_much_hangs_on_the_report(
    django_assert_num_queries,
):
    report, office = report_scenarios.a_draft_report(), an_officer()
    for grow in (lambda: report, lambda: a_report_through_everything(report)):
        again = type(report).objects.for_detail().get(pk=grow().pk)
        signatures = list(Signature.objects.about(report).for_list())
        receipts = list(report.receipts.select_related("partnership"))
        with django_assert_num_queries(1):
            report_timeline.report_timeline(office, again, signatures, receipts, {})


def test_the_page_tells_it_in_words():
    report = a_report_through_everything()

    page = signed_in(scenarios.a_board_officer()).get(f"/reports/{report.pk}/").content.decode()

    for words in (
        "wrote “What we are doing well”",
        "commented on “The voice of children and young people”",
        "answered the scrutineer",
        "received the report for",
    ):
        assert words in page
    assert "opened" not in page[page.index("What was done</h2>") :]
