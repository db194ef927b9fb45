"""What is restricted opens by a link and a code, which are sent apart."""

from datetime import timedelta

import pytest
from django.test import Client

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.invitations import operations as invitations
from governance.invitations.models import Invitation
from governance.outbox.models import Message
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.invitations import GUEST
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def invitation() -> Invitation:
    return invitation_scenarios.an_invitation_to_a_return()


def says(answer) -> str:
    return " ".join(answer.content.decode().split())


def verbs(invitation: Invitation) -> list[str]:
    return list(TrailEntry.objects.about(invitation).values_list("verb", flat=True))


def give(invitation: Invitation, code: str, **when) -> bool:
    guest = invitation_scenarios.its_guest(invitation)
    return invitations.give_code(invitation, code, by=guest, at=when.get("at", NOON))


def test_the_code_goes_out_in_a_mail_of_its_own_that_names_neither_link_nor_task(invitation):
    invitation_scenarios.send_code(invitation)

    mail, code = Message.objects.latest("pk"), invitation_scenarios.its_code(invitation)
    assert (mail.mailbox, mail.subject) == (GUEST, "Your code")
    assert "/invited/" not in mail.body
    assert invitation.about_label not in mail.body
    assert code not in map(str, Invitation.objects.filter(pk=invitation.pk).values().get().values())
    assert verbs(invitation) == ["invite", "send_code"]


def test_the_right_code_opens_once_and_leaves_its_line(invitation):
    invitation_scenarios.send_code(invitation)
    code = invitation_scenarios.its_code(invitation)

    assert give(invitation, f" {code[:4]} {code[4:]} ")
    assert not give(invitation, code)
    assert verbs(invitation) == ["invite", "send_code", "give_code", "fail_code"]


def test_a_code_is_not_taken_after_half_an_hour_nor_after_a_newer_one(invitation):
    invitation_scenarios.send_code(invitation)
    first = invitation_scenarios.its_code(invitation)
    invitation_scenarios.send_code(invitation)
    newest = invitation_scenarios.its_code(invitation)

    assert not give(invitation, first)
    assert not give(invitation, newest, at=NOON + timedelta(minutes=31))
    assert give(invitation, newest, at=NOON + timedelta(minutes=30))


def test_the_fifth_wrong_code_closes_the_link_even_to_the_right_one(invitation):
    invitation_scenarios.send_code(invitation)
    code = invitation_scenarios.its_code(invitation)

    assert [give(invitation, "0") for _ in range(5)] == [False] * 5

    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.LOCKED
    with pytest.raises(NotNow):
        give(invitation, code)


def test_five_codes_are_sent_at_most(invitation):
    for _ in range(5):
        invitation_scenarios.send_code(invitation)

    with pytest.raises(NotNow):
        invitation_scenarios.send_code(invitation)


def test_nobody_but_who_has_the_link_asks_for_a_code_or_gives_one(invitation):
    other = invitation_scenarios.its_guest(invitation_scenarios.an_invitation())

    with pytest.raises(NotAllowed):
        invitations.send_code(invitation, by=other, at=NOON)
    with pytest.raises(NotAllowed):
        invitations.give_code(invitation, "0", by=other, at=NOON)


def test_a_task_that_needs_no_code_takes_none():
    invitation = invitation_scenarios.an_invitation()

    with pytest.raises(NotNow):
        invitation_scenarios.send_code(invitation)


# On the page


@pytest.mark.pages
def test_without_the_code_the_link_shows_and_takes_nothing(invitation):
    link, browser = invitation_scenarios.its_link(invitation), Client()

    page, posted = browser.get(link), browser.post(link, {"finish": "1"})

    for answer in (page, posted):
        assert "Enter your code" in says(answer)
        assert "Highlight report" not in says(answer)
    assert not Message.objects.filter(subject="Your code").exists()
    assert verbs(invitation) == ["invite"]


@pytest.mark.pages
def test_with_the_code_this_browser_and_no_other_opens_the_task(invitation):
    link, browser = invitation_scenarios.its_link(invitation), Client()
    browser.get(f"{link}code/send/")
    assert verbs(invitation) == ["invite"]
    browser.post(f"{link}code/send/")
    wrong = browser.post(f"{link}code/", {"code": "12"})
    assert "That is not the code" in says(wrong)

    opened = browser.post(f"{link}code/", {"code": invitation_scenarios.its_code(invitation)})

    cookie = opened.cookies["invitation"]
    assert (opened.url, cookie["path"], cookie["httponly"]) == (link, link, True)
    assert "Answer the questions of a return" in says(browser.get(link))
    assert "Enter your code" in says(Client().get(link))


@pytest.mark.pages
def test_a_cookie_of_another_invitation_or_a_forged_one_opens_nothing(invitation):
    link, browser = invitation_scenarios.its_link(invitation), Client()
    browser.cookies["invitation"] = f"{invitation.pk}:forged"

    assert "Enter your code" in says(browser.get(link))


@pytest.mark.pages
def test_too_many_wrong_codes_are_told_on_the_page_and_to_the_office(invitation):
    link, browser = invitation_scenarios.its_link(invitation), Client()
    invitation_scenarios.send_code(invitation)
    for _ in range(5):
        last = browser.post(f"{link}code/", {"code": "12"})

    assert last.url == link
    assert "Too many wrong codes" in says(browser.get(link))
    office = signed_in(invitation.invited_by)
    assert "Closed: too many wrong codes" in says(office.get(f"/returns/{invitation.about_id}/"))
