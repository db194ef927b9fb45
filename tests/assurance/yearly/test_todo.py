"""What waits about yearly reports on the Home of each of those with whom it lies."""

from datetime import date

import pytest

from assurance.yearly.operations import writing
from lscp.views.home import waiting_items
from tests.architecture.yearly import give_to_scrutiny
from tests.scenarios import yearly
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.django_db


def told(actor) -> list[tuple[str, str]]:
    return [(item.title, item.about) for item in waiting_items(actor)]


def abouts(actor) -> str:
    return " ".join(about for _, about in told(actor))


def test_the_office_is_told_of_steps_whose_day_has_come():
    report = yearly.an_opened_report()
    step = report.steps.exclude(due_on=None).earliest("due_on")

    items = waiting_items(yearly.its_office(report, NOON))

    found = [item for item in items if item.title == step.title]
    assert [(item.due_on, item.tone) for item in found] == [(step.due_on, "late")]
    assert found[0].url == f"/yearly/{report.pk}/plan/"


def test_whoever_holds_the_seat_is_told_of_a_section_until_it_is_written():
    report = yearly.an_opened_report()
    seat = report.group.signatories.earliest("pk").seat
    section = report.sections.get(key="costs")
    office = yearly.its_office(report, NOON)
    writing.assign(section, seat, date(2025, 11, 1), by=office, at=NOON, expected_version=1)
    author = yearly.who_holds(seat, NOON)

    before = told(author)
    writing.write(section, "£1.", by=author, at=NOON, expected_version=section.version)

    about = f"Yearly report: a section to write, {report.partnership}"
    assert ("What it cost, and value for money", about) in before
    assert ("What it cost, and value for money", about) not in told(author)


def test_the_scrutineer_is_told_while_the_statement_is_awaited_and_nobody_else():
    report = yearly.a_frozen_report()
    scrutineer = yearly.its_scrutineer(report)
    assert "statement" not in abouts(scrutineer)

    give_to_scrutiny(report)
    assert "your statement is awaited" in abouts(scrutineer)
    assert "your statement is awaited" not in abouts(yearly.its_office(report))

    writing.state(yearly.fresh(report), "Little evidence.", by=scrutineer, at=yearly.SIGNED_AT)
    assert "your statement is awaited" not in abouts(scrutineer)


def test_whoever_signs_is_told_until_their_seat_has_agreed():
    report = yearly.a_sent_report()
    seat = yearly.asked_of(report)[0].seat
    signer = yearly.who_holds(seat)
    assert "your agreement is awaited" in abouts(signer)

    yearly.agree(report, seat)

    assert "your agreement is awaited" not in abouts(signer)
