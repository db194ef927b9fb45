"""What Home tells of yearly reports, and of whom it asks what."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import agreement, plan, writing
from governance.core.roles import Actor
from governance.structure.models import Seat
from lscp.views.home import waiting_items
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import as_seen
from tests.scenarios.yearly import OPENED_AT, SIGNED_AT

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
EARLY = datetime(2025, 4, 14, 9, tzinfo=UTC)
IN_AUTUMN = datetime(2025, 8, 1, 9, tzinfo=UTC)


def told(actor: Actor, about: str) -> list[tuple[str, str, str]]:
    """Everything that waits for the actor with these words in it: title, due and address."""
    rows = [row for row in waiting_items(actor) if about in row.about]
    return [(row.title, row.due_says, row.url) for row in rows]


def url(page: str, pk: int) -> str:
    return reverse(f"assurance:yearly-{page}", args=[pk])


def titled(report: YearlyReport) -> str:
    return f"Yearly report, {report.partnership.short_name}"


def test_the_office_is_told_the_next_step_of_the_plan_once_its_day_is_near():
    report = yearly.an_opened_report()
    office = yearly.its_office(report, EARLY)
    first, second = report.steps.order_by("due_on")[:2]

    assert told(office, "next step") == [(first.title, "1 day late", url("plan", report.pk))]
    plan.tick(first, date(2025, 4, 14), by=office, at=EARLY, expected_version=first.version)
    assert told(office, "next step") == []
    in_june = yearly.its_office(report, datetime(2025, 5, 30, 9, tzinfo=UTC))
    assert told(in_june, "next step") == [(second.title, "3 days left", url("plan", report.pk))]


def test_a_step_that_is_late_is_told_as_late():
    report = yearly.an_opened_report()

    rows = [row for row in waiting_items(yearly.its_office(report, EARLY)) if "step" in row.about]
    assert [row.tone for row in rows] == ["late"]


def test_a_step_of_a_report_that_is_out_waits_for_nobody():
    report = yearly.a_published_report()

    assert told(yearly.its_office(report, IN_AUTUMN), "next step") == []


def test_near_the_day_the_office_is_told_how_much_of_what_must_be_told_nobody_wrote():
    report = yearly.an_opened_report()
    number = report.requirements.filter(force="must").count()

    office = yearly.its_office(report, IN_AUTUMN)
    before = told(office, "must be told")
    assert told(yearly.its_office(report, EARLY), "must be told") == []
    assert [row[0] for row in before] == [titled(report)]
    assert before[0][2] == url("requirements", report.pk)
    assert untold(office) == number > 0


def untold(office: Actor) -> int:
    rows = [row for row in waiting_items(office) if "must be told" in row.about]
    return int(rows[0].about.split()[0]) if rows else 0


def test_words_under_a_heading_and_saying_that_there_is_nothing_each_answer_for_it():
    report = yearly.an_opened_report()
    office = yearly.its_office(report, IN_AUTUMN)
    before = untold(office)
    must = report.requirements.get(code="what-was-done")
    writing.say_no_evidence(
        must, "Nobody looked.", by=office, at=IN_AUTUMN, expected_version=must.version
    )
    assert before > 1
    assert untold(office) == before - 1

    for section in report.sections.all():
        writing.write(
            section, "So it was.", by=office, at=IN_AUTUMN, expected_version=section.version
        )
    assert untold(office) == 0
    assert told(office, "must be told") == []


def test_a_seat_that_writes_a_section_is_told_until_something_stands_there():
    report = yearly.an_opened_report()
    foreword = report.sections.get(key="foreword")
    office = yearly.its_office(report, OPENED_AT)
    seat = seat_that_signs(report)
    assert told(yearly.who_holds(seat, OPENED_AT), "yours to write") == []

    assign(foreword, seat, office)

    author = yearly.who_holds(seat, OPENED_AT)
    assert told(author, "yours to write") == [
        ("Foreword", "48 days left", url("section-write", foreword.pk))
    ]
    assert told(office, "yours to write") == []
    writing.write(foreword, "A year.", by=author, at=OPENED_AT, expected_version=foreword.version)
    assert told(author, "yours to write") == []


def seat_that_signs(report: YearlyReport) -> Seat:
    return report.group.signatories.earliest("pk").seat


def assign(section, seat: Seat, office: Actor) -> None:
    writing.assign(
        section,
        seat,
        date(2025, 6, 1),
        by=office,
        at=OPENED_AT,
        expected_version=section.version,
    )
    section.refresh_from_db()


def test_the_scrutineer_is_told_until_the_statement_stands_and_then_the_office():
    report = yearly.a_frozen_report()
    office, scrutineer = yearly.its_office(report), yearly.its_scrutineer(report)
    assert told(scrutineer, "your statement") == []

    agreement.give_to_scrutiny(report, by=office, at=SIGNED_AT, expected_version=as_seen(report))
    assert told(scrutineer, "your statement") == [(titled(report), "", url("state", report.pk))]
    assert told(office, "to be sent for signature") == []

    seen = as_seen(report)
    writing.state(
        yearly.fresh(report), "Little impact.", by=scrutineer, at=SIGNED_AT, expected_version=seen
    )
    assert told(scrutineer, "your statement") == []
    assert told(office, "to be sent for signature") == [
        (titled(report), "", url("send", report.pk))
    ]


def test_whoever_signs_is_told_until_they_have_agreed():
    report = yearly.a_sent_report()
    first, second = (each.seat for each in yearly.asked_of(report))

    awaited = [(titled(report), "", url("agree", report.pk))]
    assert told(yearly.who_holds(first), "your agreement") == awaited
    yearly.agree(report, first)
    assert told(yearly.who_holds(first), "your agreement") == []
    assert told(yearly.who_holds(second), "your agreement") == awaited


def test_delegates_are_asked_before_those_who_sign():
    report = yearly.a_report_with_delegates()
    (delegate,) = (each.seat for each in yearly.asked_of(report))

    assert told(yearly.who_holds(delegate), "your agreement") != []
    assert told(yearly.who_holds(seat_that_signs(report)), "your agreement") == []


def test_what_was_sent_back_waits_for_the_office_and_for_no_signatory():
    report = yearly.a_sent_report()
    seat = seat_that_signs(report)
    office = yearly.its_office(report)
    assert told(office, "back with the office") == []

    agreement.send_back(report, by=yearly.who_holds(seat), at=SIGNED_AT, note="A figure is wrong.")

    assert told(office, "back with the office") == [(titled(report), "", url("detail", report.pk))]
    assert told(yearly.who_holds(seat), "your agreement") == []


def test_a_comment_waits_for_the_office_until_it_is_answered():
    report = yearly.a_written_report()
    office = yearly.its_office(report, OPENED_AT)
    assert told(office, "commented") == [(titled(report), "", url("detail", report.pk))]

    said = report.comments.get()
    writing.answer(said, "Done.", by=office, at=OPENED_AT, expected_version=said.version)
    assert told(office, "commented") == []


def test_of_another_place_s_report_nobody_is_told():
    yearly.a_sent_report()
    elsewhere = scenarios.a_foreign_partnership()
    for person in (scenarios.a_board_officer(elsewhere), scenarios.a_scrutineer(elsewhere)):
        rows = waiting_items(yearly.on_day(person, SIGNED_AT))
        assert [row for row in rows if "early report" in f"{row.title} {row.about}"] == []
