"""What a mail server answers decides what becomes of a message: sent, put off, failed, unknown."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as product
from django.urls import reverse
from django.utils import timezone

from governance.core.roles import Actor, Capacity
from governance.outbox import operations as outbox
from governance.outbox import tasks
from governance.outbox.models import Message
from tests import factories
from tests.governance.outbox.mail_servers import HANGS_UP, SILENT, mail_server
from tests.governance.outbox.situations import a_message
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
TWO_DAYS = timedelta(days=2)


@pytest.mark.parametrize(
    ("answers", "status", "said"),
    [
        ({}, "sent", ""),
        ({"RCPT": "451 grey listed"}, "queued", "SMTPRecipientsRefused 451"),
        ({"RCPT": "421 too busy"}, "queued", "SMTPRecipientsRefused 421"),
        ({"MAIL": "452 no room"}, "queued", "SMTPSenderRefused 452"),
        ({"text": "451 try later"}, "queued", "SMTPDataError 451"),
        ({"RCPT": SILENT}, "queued", "did not answer"),
        ({"MAIL": HANGS_UP}, "queued", "did not answer"),
        ({"greeting": SILENT}, "queued", "did not answer"),
        ({"greeting": "421 closed"}, "queued", "did not answer"),
        ({"RCPT": "550 unknown"}, "failed", "SMTPRecipientsRefused 550"),
        ({"MAIL": "550 not you"}, "failed", "SMTPSenderRefused 550"),
        ({"text": "554 no"}, "failed", "SMTPDataError 554"),
        ({"text": HANGS_UP}, "uncertain", ""),
        ({"text": SILENT}, "uncertain", ""),
    ],
)
def test_what_the_server_says_decides_what_becomes_of_a_message(settings, answers, status, said):
    message = a_message()

    with mail_server(settings, **answers):
        tasks.send_messages()

    message.refresh_from_db()
    assert message.status == status
    assert said in message.failure


def test_a_message_behind_one_that_was_put_off_goes_out(settings):
    a_message()
    with mail_server(settings, RCPT="451 later"):
        tasks.send_messages()
    fresh = a_message()

    with mail_server(settings) as server:
        assert tasks.send_messages() == 1

    assert len(server.took) == 1
    fresh.refresh_from_db()
    assert fresh.status == "sent"


def test_a_message_put_off_is_tried_again_when_its_pause_is_over_and_not_before(settings):
    message, now = a_message(), timezone.now()
    with time_machine.travel(now, tick=False), mail_server(settings, RCPT="451 later"):
        tasks.send_messages()

    with mail_server(settings) as server:
        with time_machine.travel(now + timedelta(seconds=59), tick=False):
            assert tasks.send_messages() == 0
        with time_machine.travel(now + timedelta(seconds=61), tick=False):
            assert tasks.send_messages() == 1

    assert len(server.took) == 1
    message.refresh_from_db()
    assert (message.status, message.failure) == ("sent", "")


def test_pauses_grow_and_last_two_days_in_all():
    pauses = product.MESSAGE_PAUSES

    assert pauses == sorted(pauses)
    assert sum(pauses, timedelta()) == TWO_DAYS


def put_off_until_it_fails(message: Message) -> None:
    """Refused for now at every try: the last one is two days after the first."""
    by, at = scenarios.SCHEDULE, NOON
    while message.status == Message.Status.QUEUED:
        outbox.claim(message, by=by, at=at)
        outbox.postpone(message, by=by, at=at, failure="The mail server did not answer: None")
        at = message.retry_at
    assert at - NOON == TWO_DAYS


def test_after_two_days_it_has_failed_and_the_office_sees_it():
    message = a_message()
    put_off_until_it_fails(message)

    page = signed_in(scenarios.a_board_officer()).get(reverse("governance:message-list"))

    assert message.status == "failed"
    assert b"Given up after 12 tries. The mail server did not answer" in page.content


def test_sent_again_by_the_office_it_has_two_days_once_more():
    message = a_message()
    put_off_until_it_fails(message)

    outbox.resend(message, by=acting(scenarios.a_board_officer()), at=NOON)

    message.refresh_from_db()
    assert (message.failed_attempts, message.retry_at, message.failure) == (0, None, "")


def an_account_message_that_failed(**fields) -> Message:
    message = factories.MessageFactory.build(body="https://a-secret-link", **fields)
    outbox.enqueue([message])
    message = Message.objects.get(key=message.key)
    put_off_until_it_fails(message)
    return message


def test_that_an_account_mail_failed_is_shown_to_the_office_of_its_person_without_its_text():
    group = scenarios.a_case_review_group()
    member = scenarios.somebody_in(Capacity.MEMBER, group=group)
    message = an_account_message_that_failed(recipient=member, subject="Choose a new password")

    page = signed_in(scenarios.a_board_officer()).get(reverse("governance:message-list"))

    told = page.content.decode()
    assert "Choose a new password" in told
    assert "An account" in told
    assert "a-secret-link" not in told
    assert reverse("governance:message-resend", args=[message.pk]) not in told


def test_that_a_foreign_persons_account_mail_failed_is_not_shown():
    an_account_message_that_failed(recipient=factories.UserFactory())
    officer: Actor = acting(scenarios.a_board_officer())

    assert list(Message.objects.visible_to(officer)) == []


def test_while_one_sender_waits_for_a_silent_server_no_other_begins_to(settings):
    a_message()

    with tasks.only_one_sender(), mail_server(settings, greeting=SILENT):
        assert tasks.send_messages() == 0

    assert Message.objects.get().failed_attempts == 0


def test_the_mail_server_may_be_silent_for_ten_seconds():
    assert product.EMAIL_TIMEOUT == 10
