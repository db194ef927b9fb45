"""Sending a published report: by e-mail from here, by other ways, the proof, and the seven days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from assurance.publication.models import YearlyDispatch
from assurance.publication.operations import dispatches, mails
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark, TrailEntry
from governance.core.roles import Actor
from governance.deadlines.models import Deadline
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import acting, as_seen
from tests.scenarios.yearly import PUBLISHED_AT

pytestmark = pytest.mark.django_db
Status = YearlyDispatch.Status
DAY = PUBLISHED_AT.date()
SCHEDULE = Actor.schedule(DAY)
IN_TIME, TOO_LATE = DAY + timedelta(days=7), DAY + timedelta(days=8)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def its_clock(row: YearlyDispatch) -> Deadline:
    return yearly.fresh(row.report).dispatch_deadline


def a_page(name: str = "receipt.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"Received with thanks.", "text/plain")


def strangers(row: YearlyDispatch) -> list[Actor]:
    place = row.report.partnership
    people = (
        scenarios.a_lead_partner(place),
        scenarios.a_scrutineer(place),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
        scenarios.an_administrator(),
    )
    return [acting(each) for each in people]


# By e-mail from here


def test_a_copy_handed_to_the_outbox_is_not_sent_yet():
    row = yearly.a_queued_dispatch()

    mail = row.message
    assert (row.status, row.channel, row.sent_on) == (Status.QUEUED, "outbox", None)
    assert mail.status == Message.Status.QUEUED
    assert mail.mailbox == row.address
    assert row.letter in mail.body
    assert "/public/leicester/yearly-report/2024-25/" in mail.body
    assert its_clock(row).is_running


def test_it_is_sent_once_the_mail_server_took_it_and_on_that_day():
    row = yearly.goes_out(yearly.a_queued_dispatch(), noon(DAY + timedelta(days=2)))

    assert (row.status, row.sent_on) == (Status.SENT, DAY + timedelta(days=2))


def test_a_refused_mail_is_still_to_be_sent_and_may_be_sent_again():
    row = yearly.is_refused(yearly.a_queued_dispatch(), PUBLISHED_AT)

    assert (row.status, row.channel) == (Status.WAITING, "")
    assert row.message.failure == "No such mailbox"
    first = row.message.pk
    assert yearly.email(row, PUBLISHED_AT + timedelta(hours=1)).message.pk != first


def test_a_mail_that_the_outbox_sent_again_counts_as_sent():
    row = yearly.is_refused(yearly.a_queued_dispatch(), PUBLISHED_AT)
    office = yearly.its_office(row.report)
    outbox.resend(row.message, by=office, at=PUBLISHED_AT)

    row = yearly.goes_out(row, PUBLISHED_AT + timedelta(hours=2))

    assert row.status == Status.SENT


def test_what_is_uncertain_stays_so_until_the_office_records_how_it_went():
    row = yearly.a_queued_dispatch()
    outbox.claim(row.message, by=SCHEDULE, at=PUBLISHED_AT)
    outbox.mark_uncertain(row.message, by=SCHEDULE, at=PUBLISHED_AT)

    assert mails.settle_mails(by=SCHEDULE, at=PUBLISHED_AT) == 0
    assert yearly.record_sent(yearly.again(row)).status == Status.SENT


def test_the_task_may_run_twice_and_says_how_many_it_saw(capsys):
    row = yearly.a_queued_dispatch()
    outbox.claim(row.message, by=SCHEDULE, at=PUBLISHED_AT)
    outbox.confirm(row.message, by=SCHEDULE, at=PUBLISHED_AT)

    call_command("settle_yearly_mails")
    call_command("settle_yearly_mails")

    assert capsys.readouterr().out == "1\n0\n"
    assert yearly.again(row).status == Status.SENT


def test_without_an_e_mail_address_nothing_is_handed_over():
    row = yearly.an_added_dispatch()

    for address in ("", "12 High Street"):
        YearlyDispatch.objects.filter(pk=row.pk).update(address=address)
        with pytest.raises(ValidationError, match="e-mail address"):
            yearly.email(row)

    assert yearly.again(row).is_waiting
    assert not Message.objects.filter(key__startswith="yearly-copy:").exists()


def test_only_the_office_sends_it():
    row = yearly.a_waiting_dispatch()

    for by in strangers(row):
        with pytest.raises(NotAllowed):
            dispatches.email_copy(row, by=by, at=PUBLISHED_AT, expected_version=as_seen(row))

    assert yearly.again(row).is_waiting


def test_a_letter_that_was_changed_meanwhile_is_not_sent():
    row = yearly.a_waiting_dispatch()
    seen = as_seen(row)
    YearlyDispatch.objects.filter(pk=row.pk).update(version=row.version + 1)

    with pytest.raises(Stale):
        dispatches.email_copy(
            row, by=yearly.its_office(row.report), at=PUBLISHED_AT, expected_version=seen
        )
    assert not Message.objects.filter(key__startswith="yearly-copy:").exists()


@pytest.mark.parametrize("verb", ["confirm_sent", "fail"])
def test_nobody_but_the_schedule_says_what_the_outbox_did(verb):
    row = yearly.a_queued_dispatch()

    with pytest.raises(NotAllowed):
        getattr(dispatches, verb)(row, by=yearly.its_office(row.report), at=PUBLISHED_AT)


# By other ways


def test_what_was_sent_by_post_says_when_how_and_by_what_proof():
    row = yearly.a_sent_dispatch()

    assert (row.status, row.channel, row.sent_on) == (Status.SENT, "post", DAY)
    assert row.proof == "Recorded delivery 12"
    assert TrailEntry.objects.about(row).filter(verb="record_sent").exists()


def test_a_file_may_prove_it_and_hangs_on_the_copy():
    row = yearly.a_waiting_dispatch()
    dispatches.record_sent(
        row,
        DAY,
        "email",
        "",
        a_page(),
        by=yearly.its_office(row.report, PUBLISHED_AT),
        at=PUBLISHED_AT,
        expected_version=as_seen(row),
    )

    stored = yearly.again(row).proof_file
    assert (stored.name, stored.about_id) == ("receipt.txt", row.pk)


@pytest.mark.parametrize(("days", "says"), [(-1, "not published before"), (30, "still to come")])
def test_a_day_before_publication_or_to_come_is_refused(days, says):
    row = yearly.a_waiting_dispatch()

    with pytest.raises(ValidationError, match=says):
        yearly.record_sent(row, DAY + timedelta(days=days), at=PUBLISHED_AT)

    assert yearly.again(row).is_waiting


def test_only_the_office_records_it():
    row = yearly.a_waiting_dispatch()

    for by in strangers(row):
        with pytest.raises(NotAllowed):
            dispatches.record_sent(
                row, DAY, "post", "x", by=by, at=PUBLISHED_AT, expected_version=as_seen(row)
            )


# The seven days


def send_all(report, *days: date) -> Deadline:
    for row, day in zip(yearly.its_dispatches(report), days, strict=True):
        yearly.record_sent(row, day)
    return yearly.fresh(report).dispatch_deadline


def test_one_of_two_is_not_all():
    row = yearly.a_sent_dispatch()

    assert its_clock(row).is_running


def test_all_sent_on_the_seventh_day_is_in_time():
    clock = send_all(yearly.a_published_report(), DAY, IN_TIME)

    assert clock.status == Deadline.Status.MET


def test_the_last_sent_on_the_eighth_day_is_late_and_shown_so():
    report = yearly.a_published_report()
    clock = send_all(report, DAY, TOO_LATE)

    first, last = yearly.its_dispatches(report)
    assert clock.status == Deadline.Status.MET_LATE
    assert not first.is_late(on=TOO_LATE)
    assert last.is_late(on=TOO_LATE)


def test_sent_in_time_and_recorded_later_is_in_time():
    report = yearly.a_published_report()
    for row in yearly.its_dispatches(report):
        yearly.record_sent(row, IN_TIME, at=noon(TOO_LATE + timedelta(days=20)))

    assert yearly.fresh(report).dispatch_deadline.status == Deadline.Status.MET


def test_local_recipients_and_those_added_do_not_hold_the_clock():
    report = yearly.a_published_report()
    office = yearly.its_office(report)
    dispatches.add_recipient(report, "A board", "", by=office, at=PUBLISHED_AT)
    first, second, added = yearly.its_dispatches(report)
    yearly.record_sent(first)

    yearly.record_sent(second)

    assert yearly.fresh(report).dispatch_deadline.status == Deadline.Status.MET
    assert yearly.again(added).is_waiting
    assert not yearly.again(added).is_late(on=date(2030, 1, 1))


def test_one_that_is_not_needed_says_why_and_the_other_meets_the_clock():
    report = yearly.a_published_report()
    first, second = yearly.its_dispatches(report)
    yearly.dismiss(first)

    yearly.record_sent(second)

    first = yearly.again(first)
    assert (first.status, first.reason) == (Status.NOT_NEEDED, "It is no more.")
    assert Remark.objects.get(verb="dismiss").text == "It is no more."
    assert yearly.fresh(report).dispatch_deadline.status == Deadline.Status.MET


def test_where_none_is_needed_the_clock_stops_with_that_reason():
    report = yearly.a_published_report()
    for row in yearly.its_dispatches(report):
        yearly.dismiss(row)

    clock = yearly.fresh(report).dispatch_deadline
    assert clock.status == Deadline.Status.STOPPED
    assert "needed a copy" in Remark.objects.get(kind="governance.deadline").text


def test_why_it_is_not_needed_must_be_said():
    row = yearly.a_waiting_dispatch()

    with pytest.raises(ValidationError):
        dispatches.dismiss(row, by=yearly.its_office(row.report), at=PUBLISHED_AT, note=" ")
    assert yearly.again(row).is_waiting


@pytest.mark.parametrize("verb", ["dismiss", "reopen"])
def test_only_the_office_finds_it_not_needed_or_puts_it_back(verb):
    row = yearly.a_waiting_dispatch() if verb == "dismiss" else yearly.a_sent_dispatch()

    for by in strangers(row):
        with pytest.raises(NotAllowed):
            getattr(dispatches, verb)(row, by=by, at=PUBLISHED_AT, note="Because.")


def test_what_was_recorded_by_mistake_is_put_back_and_the_days_run_on():
    report = yearly.a_published_report()
    clock = send_all(report, DAY, DAY)
    assert clock.status == Deadline.Status.MET

    row = yearly.its_dispatches(report)[0]
    yearly.reopen(row)

    row = yearly.again(row)
    assert (row.status, row.sent_on, row.channel) == (Status.WAITING, None, "")
    clock = yearly.fresh(report).dispatch_deadline
    assert (clock.status, clock.due_on) == (Deadline.Status.RUNNING, IN_TIME)


def test_an_e_mail_that_went_out_from_here_cannot_be_put_back():
    row = yearly.goes_out(yearly.a_queued_dispatch(), PUBLISHED_AT)

    with pytest.raises(ValidationError, match="cannot be undone"):
        yearly.reopen(row)
    assert yearly.again(row).status == Status.SENT


# Letters, recipients, proofs


def test_the_office_changes_the_letter_until_it_is_sent():
    row = yearly.a_rewritten_dispatch()
    assert row.letter == "In other words."

    sent = yearly.record_sent(row)

    with pytest.raises(NotNow):
        dispatches.write_letter(
            sent,
            {"letter": "Too late."},
            by=yearly.its_office(row.report),
            at=PUBLISHED_AT,
            expected_version=sent.version,
        )


def test_nobody_else_changes_it():
    row = yearly.a_waiting_dispatch()

    for by in strangers(row):
        with pytest.raises(NotAllowed):
            dispatches.write_letter(
                row, {"letter": "x"}, by=by, at=PUBLISHED_AT, expected_version=row.version
            )


def test_an_added_recipient_has_a_letter_and_no_limit():
    row = yearly.an_added_dispatch()

    assert row.origin == YearlyDispatch.Origin.OFFICE
    assert "The Health and Wellbeing Board" in row.letter
    assert row.due_on is None


def test_nobody_is_added_twice():
    row = yearly.an_added_dispatch()
    by = yearly.its_office(row.report)

    with pytest.raises(ValidationError, match="already"):
        dispatches.add_recipient(row.report, row.recipient, "", by=by, at=PUBLISHED_AT)
    assert YearlyDispatch.objects.filter(recipient=row.recipient).count() == 1


def test_recipients_are_added_once_it_is_published_and_by_the_office():
    signed = yearly.a_signed_report()
    with pytest.raises(NotNow):
        dispatches.add_recipient(
            signed, "A board", "", by=yearly.its_office(signed), at=PUBLISHED_AT
        )
    report = yearly.publish(signed)

    for by in strangers(yearly.its_dispatches(report)[0]):
        with pytest.raises(NotAllowed):
            dispatches.add_recipient(report, "A board", "", by=by, at=PUBLISHED_AT)


def test_a_proof_comes_after_the_sending_and_keeps_the_file_that_is_there():
    row = yearly.a_sent_dispatch()
    office = yearly.its_office(row.report)
    dispatches.give_proof(
        row, "", a_page(), by=office, at=PUBLISHED_AT, expected_version=row.version
    )
    row = yearly.again(row)
    dispatches.give_proof(
        row, "Acknowledged", by=office, at=PUBLISHED_AT, expected_version=row.version
    )

    row = yearly.again(row)
    assert row.proof == "Acknowledged"
    assert row.proof_file.name == "receipt.txt"


def test_a_proof_is_given_by_the_office_and_of_what_was_sent():
    row = yearly.a_waiting_dispatch()
    with pytest.raises(NotNow):
        dispatches.give_proof(
            row,
            "x",
            by=yearly.its_office(row.report),
            at=PUBLISHED_AT,
            expected_version=row.version,
        )
    row = yearly.record_sent(row)
    for by in strangers(row):
        with pytest.raises(NotAllowed):
            dispatches.give_proof(row, "x", by=by, at=PUBLISHED_AT, expected_version=row.version)
