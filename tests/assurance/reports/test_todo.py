"""What Today tells of reports, and what stands on top of a report that was sent back."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from assurance.reports import todo as report_todo
from assurance.reports.models import ReportReceipt
from assurance.reports.operations import passages, reports
from tests import factories
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
REASON = "Section 5 says nothing of impact."


def a_report_sent_back():
    report = report_scenarios.a_sent_report()
    reports.send_back(report, by=report_scenarios.its_chair(report), at=NOON, note=REASON)
    return report


def told(person, days=0):
    """Everything about reports that Today tells the person that many days after."""
    rows = report_todo.todo_items(acting(person, on=TODAY + timedelta(days=days)))
    return [(row.about, row.due_says, row.url) for row in rows]


def test_the_office_sees_a_report_that_was_sent_back_with_its_reason_until_it_is_sent_again():
    report = a_report_sent_back()
    officer = scenarios.a_board_officer()

    before = told(officer)
    reports.send(
        report,
        by=acting(officer),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )

    url = reverse("assurance:report-detail", args=[report.pk])
    assert before == [(f"{report.period}: sent back to the office: {REASON}", "to mend", url)]
    seat = report_scenarios.the_seat_of(scenarios.its_chair(report.group))
    awaited = f"{report.period}: awaits the agreement of {seat.title}"
    assert [row[0] for row in told(officer)] == [awaited]


def test_the_last_reason_is_told_and_not_an_earlier_one():
    report = a_report_sent_back()
    reports.send(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    reports.send_back(report, by=report_scenarios.its_chair(report), at=NOON, note="Section 6 too.")

    ((about, _, _),) = told(scenarios.a_board_officer())

    assert about.endswith("sent back to the office: Section 6 too.")


def test_a_report_sent_back_is_nothing_for_its_chair_to_do():
    report = a_report_sent_back()

    assert told(scenarios.its_chair(report.group)) == []


def test_who_receives_for_a_partnership_sees_what_waits_for_it_and_since_when():
    report = report_scenarios.an_issued_report()
    receipt = report.receipts.get(partnership__key="leicestershire-rutland")
    officer = scenarios.a_board_officer(scenarios.the_county_partnership())

    rows = told(officer, days=99)

    url = reverse("assurance:report-receive", args=[receipt.pk])
    name = receipt.partnership.short_name
    about = f"Issued, still to receive: {name}"
    assert (about, "issued 99 days ago", url) in rows


def test_the_office_of_another_partnership_sees_that_the_receipt_is_awaited():
    report = report_scenarios.an_issued_report()
    receipt = report.receipts.get(partnership__key="leicestershire-rutland")
    officer = scenarios.a_board_officer(scenarios.the_leicester_partnership())

    urls = [
        url for about, _, url in told(officer, days=1) if receipt.partnership.short_name in about
    ]

    assert urls == [reverse("assurance:report-detail", args=[report.pk])]


def test_what_was_received_waits_no_more():
    report = report_scenarios.an_issued_report()
    for receipt in ReportReceipt.objects.filter(report=report):
        report_scenarios.receive(receipt)

    assert told(scenarios.a_board_officer()) == []


@pytest.mark.parametrize("person", [scenarios.a_scrutineer, scenarios.a_lead_partner])
def test_nobody_is_told_of_a_receipt_who_cannot_record_it(person):
    report_scenarios.an_issued_report()

    assert told(person()) == []


def test_the_reason_stands_on_top_of_the_page_while_the_report_is_a_draft_again():
    report = a_report_sent_back()
    office = signed_in(scenarios.a_board_officer())
    page = reverse("assurance:report-detail", args=[report.pk])

    back = office.get(page).content.decode()
    reports.send(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    again = office.get(page).content.decode()

    assert back.index("Sent back to the office") < back.index(REASON) < back.index("Summary")
    assert "Sent back to the office" not in again
    assert again.count(REASON) == 1  # in the trail


def test_each_names_its_group_and_quarter_in_its_title():
    report = a_report_sent_back()

    (row,) = report_todo.todo_items(acting(scenarios.a_board_officer()))

    assert row.title == f"Quarterly report, {report.group}, Quarter 2 2025/26"


def test_the_scrutineer_sees_the_drafts_with_what_was_said_and_what_is_owed():
    report = report_scenarios.a_draft_report()
    scrutineer = scenarios.a_scrutineer()

    ((before, says, _),) = told(scrutineer)
    by = acting(scrutineer)
    scrutiny = passages.scrutinise(report, "Where is the impact?", by=by, at=NOON)
    ((owed, _, _),) = told(scrutineer)
    chair = report_scenarios.its_chair(report)
    passages.answer(scrutiny, "In section 5.", by=chair, at=NOON)
    ((answered, _, _),) = told(scrutineer)

    assert says == "to scrutinise: no date is set"
    assert "nothing written by you yet" in before
    assert "1 comment by you, 1 answer owed to you" in owed
    assert "1 comment by you, all answered" in answered


def test_the_chair_of_the_group_is_asked_to_answer_the_scrutineer_until_it_is_answered():
    scrutiny = report_scenarios.some_scrutiny()
    chair = scenarios.its_chair(scrutiny.report.group)
    url = reverse("assurance:comment-answer", args=[scrutiny.pk])

    before = told(chair)
    passages.answer(scrutiny, "In section 5.", by=acting(chair), at=NOON)

    assert before == [(scrutiny.text, "to answer", url)]
    assert told(chair) == []


def test_no_member_and_no_chair_of_another_group_is_asked_to_answer_the_scrutineer():
    scrutiny = report_scenarios.some_scrutiny()
    group = scrutiny.report.group

    assert told(scenarios.its_member(group)) == []
    assert told(scenarios.its_vice_chair(scenarios.an_audit_group())) == []


@pytest.mark.parametrize(("at", "is_read"), [("issued", True), ("sent", False), ("draft", False)])
def test_the_young_scrutineer_reads_the_last_report_once_it_is_issued(at, is_read):
    report = report_scenarios.REPORT_AT[at]()

    found = report_todo.last_issued(acting(scenarios.a_young_scrutineer()))

    assert found == (report if is_read else None)


def the_arrangements_ask_for_scrutiny(report, days, **more):
    return factories.CadenceFactory(
        group=report.group, item="report-scrutiny", unit="quarter", due_working_days=days, **more
    )


@pytest.mark.parametrize(
    ("days", "source", "says", "due_on", "tone"),
    [
        (None, "Framework", "to scrutinise: no date is set", None, "soon"),
        (20, "Framework", "to scrutinise", date(2025, 10, 28), "soon"),
        (
            20,
            "Framework; to be confirmed",
            "to scrutinise (date to be confirmed)",
            date(2025, 10, 28),
            "soon",
        ),
        (9, "Framework", "2 working days late", date(2025, 10, 13), "late"),
    ],
)
def test_the_scrutineer_is_told_by_when_the_draft_is_to_be_scrutinised(
    days, source, says, due_on, tone
):
    report = report_scenarios.a_draft_report()
    the_arrangements_ask_for_scrutiny(report, days, source=source)

    (row,) = report_todo.todo_items(acting(scenarios.a_scrutineer()))

    assert (row.due_says, row.due_on, row.tone) == (says, due_on, tone)


def test_who_has_said_something_of_a_draft_is_not_late_with_it():
    report = report_scenarios.a_draft_report()
    the_arrangements_ask_for_scrutiny(report, 1)
    by = acting(scenarios.a_scrutineer())
    passages.scrutinise(report, "Where is the impact?", by=by, at=NOON)

    (row,) = report_todo.todo_items(by)

    assert row.tone == "soon"


def test_the_page_of_a_draft_says_by_when_it_is_scrutinised():
    draft = report_scenarios.a_draft_report()
    officer = signed_in(scenarios.a_board_officer())
    page = reverse("assurance:report-detail", args=[draft.pk])
    with time_machine.travel(NOON, tick=False):
        none = officer.get(page).content.decode()
        the_arrangements_ask_for_scrutiny(draft, 20, source="Framework; to be confirmed")
        dated = officer.get(page).content.decode()

    assert "Independent scrutiny: no date is set." in none
    assert "Independent scrutiny: by 28 October 2025 (to be confirmed)." in dated


def test_the_page_of_a_report_that_was_sent_says_no_more_by_when_it_is_scrutinised():
    report = report_scenarios.an_issued_report()
    page = reverse("assurance:report-detail", args=[report.pk])

    answer = signed_in(scenarios.a_board_officer()).get(page)

    assert answer.context["scrutiny_day"] is None


def test_the_scrutineer_alone_reads_again_what_was_said_and_who_answered():
    comment = report_scenarios.an_answer_to_scrutiny().answers

    (own,) = report_todo.own_scrutiny(acting(comment.written_by))

    assert own == comment
    assert report_todo.own_scrutiny(acting(scenarios.a_board_officer())) == []
