"""Every message goes out once, or somebody sees that it may not have."""

from datetime import timedelta
from smtplib import SMTPConnectError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from governance.core.errors import NotNow
from governance.outbox import operations as outbox
from governance.outbox import tasks
from governance.outbox.models import Message
from governance.structure.models import Partnership
from tests import factories
from tests.governance.outbox.situations import a_message
from tests.scenarios import returns as scenarios

pytestmark = pytest.mark.django_db
UNKNOWN_THERE, TROUBLE = "nobody@example.org", "trouble@example.org"


class Server(EmailBackend):
    """Refuses one address, and loses the line at another."""

    def send_messages(self, messages):
        match messages[0].to[0]:
            case address if address == UNKNOWN_THERE:
                raise SMTPRecipientsRefused({UNKNOWN_THERE: (550, b"unknown")})
            case address if address == TROUBLE:
                raise SMTPServerDisconnected("lost")
        return super().send_messages(messages)


class Closed(EmailBackend):
    def open(self):
        raise SMTPConnectError(421, "closed")


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Server"


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("status", flat=True))


def test_waiting_messages_go_out_once_however_often_the_sender_comes():
    a_message(scenarios.a_person())

    assert [tasks.send_messages(), tasks.send_messages()] == [1, 0]

    assert states() == ["sent"]
    assert len(mail.outbox) == 1


def test_message_to_a_mailbox_goes_there():
    message = a_message()
    Message.objects.filter(pk=message.pk).update(recipient=None, mailbox="office@example.org")

    tasks.send_messages()

    assert [sent.to for sent in mail.outbox] == [["office@example.org"]]


def test_command_of_the_same_name_sends_too(capsys):
    a_message()

    call_command("send_messages")

    assert capsys.readouterr().out == "mails sent: 1\n"


def test_refused_message_has_failed_and_the_others_go_out(server):
    for address in (UNKNOWN_THERE, "somebody@example.org"):
        a_message(factories.UserFactory(email=address))

    assert tasks.send_messages() == 1

    assert states() == ["failed", "sent"]
    failure = Message.objects.order_by("pk")[0].failure
    assert failure == "The mail server refused it: SMTPRecipientsRefused 550"


def test_message_in_hand_when_the_line_broke_is_uncertain_and_never_sent_by_itself(server):
    a_message(factories.UserFactory(email=TROUBLE))
    a_message()

    assert tasks.send_messages() == 0
    assert states() == ["uncertain", "queued"]
    assert tasks.send_messages() == 1
    assert states() == ["uncertain", "sent"]


def test_without_a_mail_server_everything_waits(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Closed"
    a_message()

    assert tasks.send_messages() == 0

    assert states() == ["queued"]


def test_message_its_sender_died_with_is_uncertain_after_a_quarter_of_an_hour():
    now = timezone.now()
    fresh, old = a_message(), a_message()
    outbox.claim(fresh, by=scenarios.SCHEDULE, at=now - timedelta(minutes=14))
    outbox.claim(old, by=scenarios.SCHEDULE, at=now - timedelta(minutes=16))

    tasks.send_messages()

    assert states() == ["sending", "uncertain"]
    assert mail.outbox == []


def test_message_another_worker_took_first_is_left_to_it():
    message = a_message()
    outbox.claim(Message.objects.get(pk=message.pk), by=scenarios.SCHEDULE, at=scenarios.NOON)

    assert tasks.send(message, connection=None) is False
    with pytest.raises(NotNow):
        outbox.claim(message, by=scenarios.SCHEDULE, at=scenarios.NOON)


@pytest.mark.django_db(transaction=True)
def test_operation_that_posts_wakes_the_sender_when_it_is_committed():
    a_message()

    assert states() == ["sent"]


def test_whom_to_tell_of_a_child_in_danger_stands_under_every_mail():
    group = scenarios.a_case_review_group()
    Partnership.objects.filter(group_services__group=group).update(
        name="Leicester SCP",
        office_email="office@leicester.example",
        area="Leicester",
        concern_text="Tell the duty team.",
        concern_phone="0116 000 0000",
    )
    administrator = scenarios.an_administrator()
    person = factories.UserFactory(name="Siân O'Connor")
    a_message(person, group=group, body="It is due.")
    outbox.enqueue([factories.MessageFactory.build(recipient=person, body="Your password.")])

    tasks.send_messages()

    assert [sent.body for sent in mail.outbox] == [
        "Dear Siân O'Connor,\n\nIt is due.\n\nFrom the business office of Leicester SCP.\n"
        "Contact: office@leicester.example\n\nConcerned about a child?\n\nLeicester:\n"
        "Tell the duty team.\n"
        "Telephone: 0116 000 0000\n\nIf a child is in immediate danger, call 999.\n",
        "Dear Siân O'Connor,\n\nYour password.\n\nFrom Safeguarding partnership workspace.\n"
        f"Contact: {administrator.email}\n\nConcerned about a child?\n\n"
        "Contact children’s social care at the council where the child lives.\n\n"
        "If a child is in immediate danger, call 999.\n",
    ]
