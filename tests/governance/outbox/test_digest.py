"""Who prefers it has one mail a week about their groups; their account's mails never wait."""

from datetime import timedelta

import pytest
from django.core import mail

from governance.outbox import operations as outbox
from governance.outbox import tasks
from governance.outbox.models import Message
from governance.people.models import User
from tests import factories
from tests.governance.outbox.situations import a_message
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, SCHEDULE

pytestmark = pytest.mark.django_db


@pytest.fixture
def weekly() -> User:
    return factories.UserFactory(wants_digest=True)


def test_messages_wait_for_the_week_s_one_mail(weekly):
    for subject in ("First", "Second"):
        a_message(weekly, subject=subject, body=f"{subject} body.")
    assert tasks.send_messages() == 0

    assert [tasks.send_digests(), tasks.send_digests()] == [1, 0]
    assert tasks.send_messages() == 1

    (week,) = mail.outbox
    assert (week.subject, week.to) == ("Your week: 2 messages", [weekly.email])
    bodies = "First\n\nFirst body.\n\nSecond\n\nSecond body.\n\nFrom the business office"
    assert week.body.startswith(f"Dear {weekly},\n\n{bodies}")
    assert set(Message.objects.values_list("status", flat=True)) == {"sent"}


def test_there_is_one_mail_a_week_and_the_rest_waits_for_the_next(weekly):
    for days in (0, 1, 7):
        a_message(weekly)
        outbox.mark_digested(weekly, by=SCHEDULE, at=NOON + timedelta(days=days))

    digests = Message.objects.filter(about_kind=Message.DIGEST).order_by("pk")
    assert [row.subject for row in digests] == ["Your week: 1 message", "Your week: 2 messages"]
    assert [row.key for row in digests] == [
        f"digest:{weekly.pk}:2025-42",
        f"digest:{weekly.pk}:2025-43",
    ]


def test_what_concerns_the_account_does_not_wait(weekly):
    outbox.enqueue([factories.MessageFactory.build(recipient=weekly, group=None)])

    assert tasks.send_messages() == 1


def test_who_does_not_want_it_gets_single_mails():
    a_message(scenarios.a_person())

    assert tasks.send_digests() == 0
    assert tasks.send_messages() == 1
