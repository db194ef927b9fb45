"""Who may give a seat's agreement, and seats that cannot: one answer, wherever it is asked."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from assurance.reports import todo as report_todo
from assurance.reports.models import Report
from assurance.reports.operations import reports
from governance.core.errors import NotAllowed
from governance.outbox.models import Message
from governance.people.models import User
from governance.signatures.models import Signature
from governance.structure.models import Appointment, Seat
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import confirmed, signed_in
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = pytest.mark.django_db


def address(page, report):
    return reverse(f"assurance:report-{page}", args=[report.pk])


def on_the_page(report, person=None):
    browser = signed_in(person or scenarios.a_board_officer())
    return browser.get(address("detail", report)).content.decode()


def a_draft_for_two():
    """A draft that the group's chair and a lead partner are named to agree; with both."""
    report = scenarios.a_draft_report()
    people = [scenarios.its_chair(report.group), scenarios.a_lead_partner()]
    report_scenarios.the_arrangements_name(
        [report_scenarios.the_seat_of(person) for person in people], report.group
    )
    return report, report_scenarios.the_seat_of(people[1])


@pytest.mark.parametrize("what_ended", ["the seat", "the place it stands in"])
def test_a_report_is_not_sent_while_a_seat_that_is_named_is_not_in_force(what_ended):
    report, seat = a_draft_for_two()
    if what_ended == "the seat":
        Seat.objects.filter(pk=seat.pk).update(ends_on=TODAY)
    else:
        chair = report_scenarios.the_seat_of(scenarios.its_chair(report.group))
        seat = Seat.objects.exclude(pk=chair.pk).get(pk=seat.pk)
        place = scenarios.a_group("llr-ended", serves=scenarios.the_leicester_partnership())
        type(place).objects.filter(pk=place.pk).update(ends_on=TODAY)
        Seat.objects.filter(pk=seat.pk).update(partnership=None, group=place)
    seat = Seat.objects.get(pk=seat.pk)
    says = f"{seat} is named to agree this report, but is not in force: name another seat"

    with pytest.raises(ValidationError) as refusal:
        reports.send(
            report,
            by=report_scenarios.its_office(report),
            at=NOON,
            expected_version=scenarios.as_seen(report),
            note="It is written at the meeting.",
        )

    assert [sentence.partition(" in its place")[0] for sentence in refusal.value.messages] == [says]
    assert says in on_the_page(report)
    assert Report.objects.get().status == Report.Status.DRAFT
    assert not Signature.objects.exists()


def test_a_seat_that_nobody_holds_is_told_before_sending_and_keeps_nothing_back():
    report, seat = a_draft_for_two()
    held = on_the_page(report)
    Appointment.objects.filter(seat=seat).update(ends_on=TODAY)
    vacant = on_the_page(report)
    to_the_chair = on_the_page(report, scenarios.its_chair(report.group))

    reports.send(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )

    says = f"Nobody holds the seat {seat}"
    assert (says in held, says in vacant, says in to_the_chair) == (False, True, False)
    assert seat.pk in report.agreeing_seats


def test_a_seat_whose_holder_can_sign_in_no_more_is_held_by_nobody():
    report, seat = a_draft_for_two()
    User.objects.filter(appointments__seat=seat).update(is_active=False)

    assert f"Nobody holds the seat {seat}" in on_the_page(report)


@pytest.mark.parametrize("may_sign", [None, False, True])
def test_a_deputy_is_offered_told_and_let_do_just_what_the_arrangements_say(may_sign):
    report = report_scenarios.a_draft_report()
    chair = scenarios.its_chair(report.group)
    Seat.objects.filter(appointments__person=chair).update(deputy_may_sign=may_sign)
    deputy = scenarios.a_deputy_of(chair)
    reports.send(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    browser = signed_in(deputy)

    told = {
        "mailed": Message.objects.filter(recipient=deputy).exists(),
        "on Today": len(report_todo.to_agree(acting(deputy))) == 1,
        "agree button": address("agree", report) in on_the_page(report, deputy),
        "send back button": address("send-back", report) in on_the_page(report, deputy),
        "send back page": browser.get(address("send-back", report)).status_code == 200,
        "agreeing": browser.post(address("agree", report), confirmed(report)).status_code == 302,
    }

    assert told == dict.fromkeys(told, bool(may_sign))


def test_a_deputy_without_the_right_does_not_send_it_back():
    report = report_scenarios.a_sent_report()
    deputy = acting(scenarios.a_deputy_of(scenarios.its_chair(report.group)))

    with pytest.raises(NotAllowed):
        reports.send_back(report, by=deputy, at=NOON, note="Not mine to say.")

    assert Report.objects.get().status == Report.Status.SENT


def test_the_office_records_and_does_not_agree_in_a_seat_s_place():
    report = report_scenarios.a_sent_report()

    with pytest.raises(NotAllowed):
        reports.agree(
            report,
            by=report_scenarios.its_office(report),
            at=NOON,
            expected_version=scenarios.as_seen(report),
        )

    report_scenarios.record_all_elsewhere(report)
    assert Report.objects.get().status == Report.Status.AGREED


def test_a_stranger_is_refused_before_the_day_of_a_receipt_is_looked_at():
    receipt = report_scenarios.an_awaited_receipt()
    stranger = acting(scenarios.its_member(scenarios.a_foreign_group()))

    with pytest.raises(NotAllowed):
        reports.receive(
            receipt,
            scenarios.date(2000, 1, 1),
            by=stranger,
            at=NOON,
            expected_version=scenarios.as_seen(receipt),
        )


def test_who_signs_is_asked_without_a_query(django_assert_num_queries):
    report = report_scenarios.a_sent_report()
    deputy = acting(scenarios.a_deputy_of(scenarios.its_chair(report.group)))
    signature = Signature.objects.get()

    with django_assert_num_queries(0):
        assert signature.seat_id not in deputy.signing_seats
