"""The office sees what became of its messages, and sends an uncertain one again; no one else."""

import pytest
from django.test import Client
from django.urls import reverse

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from tests.governance.outbox.situations import a_message, an_uncertain_message
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
LIST = reverse("governance:message-list")


def resend_url(message: Message) -> str:
    return reverse("governance:message-resend", args=[message.pk])


def test_office_sees_its_own_groups_messages_and_no_others():
    mine = a_message(subject="About the case review group")
    a_message(group=scenarios.a_foreign_group(), subject="About a foreign group")

    page = signed_in(scenarios.a_board_officer()).get(LIST)

    assert [row.pk for row in page.context["listing"].page] == [mine.pk]


def test_messages_about_accounts_are_nobody_s_to_read():
    outbox.enqueue([Message(key="k", recipient=scenarios.a_person(), subject="s", queued_at=NOON)])

    page = signed_in(scenarios.a_board_officer()).get(LIST)

    assert list(page.context["listing"].page) == []


@pytest.mark.parametrize("capacity", [Capacity.CHAIR, Capacity.MEMBER])
def test_outbox_does_not_exist_for_who_holds_no_office(capacity):
    group = scenarios.a_case_review_group()
    client = signed_in(scenarios.somebody_in(capacity, group=group))

    assert client.get(LIST).status_code == 404
    assert client.post(resend_url(an_uncertain_message(group=group))).status_code == 404


def test_state_filters_the_list_and_the_list_can_be_taken_away():
    a_message()
    lost = an_uncertain_message(subject="=Lost")
    client = signed_in(scenarios.a_board_officer())

    page = client.get(LIST, {"status": "uncertain"})
    table = client.get(LIST, {"status": "uncertain", "as": "csv"}).content.decode("utf-8-sig")

    assert [row.pk for row in page.context["listing"].page] == [lost.pk]
    assert [line.split(",")[0] for line in table.splitlines()] == ["Subject", "'=Lost"]


def test_only_what_is_uncertain_or_failed_can_be_sent_again():
    a_message()
    an_uncertain_message()

    page = signed_in(scenarios.a_board_officer()).get(LIST)

    assert [(row.status, may) for row, may in page.context["lines"]] == [
        ("uncertain", True),
        ("queued", False),
    ]


def test_sending_again_queues_it_and_leaves_a_line():
    message, officer = an_uncertain_message(), scenarios.a_board_officer()

    answer = signed_in(officer).post(resend_url(message))

    message.refresh_from_db()
    assert (answer.url, message.status, message.sending_at) == (LIST, "queued", None)
    (line,) = TrailEntry.objects.about(message)
    assert (line.verb, line.before, line.after, line.by) == (
        "resend",
        "uncertain",
        "queued",
        officer,
    )


def test_message_on_its_way_cannot_be_sent_again():
    message = a_message()

    with pytest.raises(NotNow):
        outbox.resend(message, by=acting(scenarios.a_board_officer()), at=NOON)
    assert signed_in(scenarios.a_board_officer()).post(resend_url(message)).status_code == 409


def test_foreign_office_cannot_send_it_again():
    message = an_uncertain_message()
    stranger = scenarios.a_board_officer(scenarios.a_foreign_partnership())

    with pytest.raises(NotAllowed):
        outbox.resend(message, by=acting(stranger), at=NOON)
    assert signed_in(stranger).post(resend_url(message)).status_code == 404
    assert not TrailEntry.objects.about(message).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_message_as_for_three(count, django_assert_num_queries):
    group = scenarios.a_case_review_group()
    for _ in range(count):
        an_uncertain_message(group=group)
    client = signed_in(scenarios.a_board_officer())

    with django_assert_num_queries(7):
        client.get(LIST)


def test_demo_s_outbox_shows_every_mail_to_anybody(settings):
    settings.DEMO = True
    a_message(subject="First", body="See http://127.0.0.1:8000/returns/1/ <b>")
    a_message(subject="Second")

    page = Client().get("/demo/outbox/").content.decode()

    assert page.index("Second") < page.index("First")
    assert 'href="http://127.0.0.1:8000/returns/1/"' in page
    assert "<b>" not in page


def test_there_is_no_such_page_outside_the_demo():
    assert Client().get("/demo/outbox/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_demo_s_outbox_costs_the_same_for_one_mail_as_for_three(
    count, settings, django_assert_num_queries
):
    settings.DEMO = True
    for _ in range(count):
        a_message()

    with django_assert_num_queries(5):  # the board officers, where no office states a contact
        Client().get("/demo/outbox/")
