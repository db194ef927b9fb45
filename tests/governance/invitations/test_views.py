"""The link that somebody invited opens, and the office's own pages of invitations."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from governance.actions.models import ActionUpdate, Assignment
from governance.actions.operations import actions
from governance.invitations.models import Invitation
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.invitations import GUEST
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
SAID = "The pupils have been asked."


@pytest.fixture(autouse=True)
def on_the_day(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def invitation() -> Invitation:
    return invitation_scenarios.an_invitation()


def opened(invitation: Invitation, browser: Client | None = None):
    return (browser or Client()).get(invitation_scenarios.its_link(invitation))


def sent(invitation: Invitation, text: str = SAID, browser: Client | None = None):
    link = invitation_scenarios.its_link(invitation)
    return (browser or Client()).post(link, {"text": text})


def says(answer) -> str:
    return " ".join(answer.content.decode().split())


def invite_address(action) -> str:
    return reverse("governance:invitation-add", args=["governance.action", action.pk, "update"])


# By the link


def test_the_link_shows_the_task_and_leads_nowhere_else(invitation):
    action = invitation_scenarios.its_action(invitation)
    keeper = acting(plan_scenarios.its_keeper(action))
    actions.update(action, "Two agencies have refused.", by=keeper, at=NOON)

    page = opened(invitation)

    assert page.status_code == 200
    assert action.title in says(page)
    assert "How does it stand?" in says(page)
    assert "Two agencies have refused." not in says(page)
    links = re.findall(r'<a [^>]*href="([^"]*)"', page.content.decode())
    assert links == ["#main"]


def test_a_link_is_kept_nowhere_and_told_to_nobody(invitation):
    page = opened(invitation)

    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "strict-origin"


def test_opening_the_link_uses_nothing_up_and_sending_the_form_does(invitation):
    for _ in range(3):
        assert opened(invitation).status_code == 200

    done = sent(invitation)

    assert (done.status_code, done.url) == (302, invitation_scenarios.its_link(invitation))
    update = ActionUpdate.objects.get()
    assert (update.text, update.given_by.email) == (SAID, GUEST)
    assert "Thank you, this is done" in says(opened(invitation))


def test_it_works_in_the_browser_of_somebody_else_who_is_signed_in(invitation):
    browser = signed_in(scenarios.a_scrutineer())

    page = opened(invitation, browser)
    sent(invitation, browser=browser)

    assert "Sign out" not in says(page)
    assert page.context["navigation"] == []
    assert ActionUpdate.objects.get().given_by == invitation.person
    assert browser.get("/").status_code == 200


def test_an_empty_form_is_drawn_again_and_uses_nothing_up(invitation):
    again = sent(invitation, text="")

    assert "Say how it stands." in says(again)
    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.INVITED


def test_an_nhs_number_is_stopped_here_too(invitation):
    again = sent(invitation, text="His number is 943 476 5919.")

    assert "NHS numbers are not kept here" in says(again)
    assert not ActionUpdate.objects.exists()


@pytest.mark.parametrize(
    ("make", "status", "title"),
    [
        (invitation_scenarios.a_used_invitation, 200, "Thank you, this is done"),
        (invitation_scenarios.a_revoked_invitation, 410, "This invitation was taken back"),
        (invitation_scenarios.an_expired_invitation, 410, "This invitation has expired"),
    ],
)
def test_a_link_that_works_no_more_says_why_and_shows_nothing_of_the_task(make, status, title):
    invitation = make()
    action = invitation_scenarios.its_action(invitation)

    page = opened(invitation)

    assert page.status_code == status
    assert title in says(page)
    assert action.title not in says(page)


@pytest.mark.parametrize(
    "make",
    [
        invitation_scenarios.a_used_invitation,
        invitation_scenarios.a_revoked_invitation,
        invitation_scenarios.an_expired_invitation,
    ],
)
def test_what_is_sent_too_late_is_shown_again_and_not_saved(make):
    invitation = make()

    late = sent(invitation)

    assert late.status_code == 409
    assert SAID in says(late)
    assert "is not saved" in says(late)
    assert invitation_scenarios.its_action(invitation).title not in says(late)
    assert not ActionUpdate.objects.exists()


def test_after_its_last_day_a_link_has_expired_before_the_schedule_says_so(
    invitation, time_machine
):
    time_machine.move_to(NOON.replace(month=12), tick=False)

    assert "This invitation has expired" in says(opened(invitation))


def test_a_link_to_what_was_closed_meanwhile_says_so(invitation):
    action = invitation_scenarios.its_action(invitation)
    keeper = acting(plan_scenarios.its_keeper(action))
    actions.withdraw(action, by=keeper, at=NOON, note="Done elsewhere.")

    assert "This cannot be done any more" in says(opened(invitation))


def test_a_forged_link_says_so(invitation):
    link = invitation_scenarios.its_link(invitation)

    forged = Client().get(f"{link[:-2]}x/")

    assert forged.status_code == 404
    assert "This link is not one of ours" in says(forged)


def test_too_many_tries_are_stopped(invitation):
    cache.clear()
    for _ in range(10):
        sent(invitation, text="")

    assert sent(invitation, text="").status_code == 429
    cache.clear()


def test_the_log_names_the_route_and_never_the_link(invitation, caplog):
    caplog.set_level("INFO", logger="lscp.requests")

    opened(invitation)

    line = caplog.records[-1].facts
    assert line["route"] == "invited/<str:token>/"
    assert invitation_scenarios.its_link(invitation) not in str(line)


def test_one_of_several_who_answer_may_be_answered_for_by_invitation():
    assignment = plan_scenarios.an_assignment()
    action, office = assignment.action, invitation_scenarios.the_office_of(assignment.action)
    keeper = acting(plan_scenarios.its_keeper(action))
    each, seen = {"answering": "each"}, action.version
    actions.edit(action, each, by=keeper, at=NOON, expected_version=seen)
    invitation = invitation_scenarios.invited(assignment, "answer", by=office)

    assert "What has been done by" in says(opened(invitation))
    post_drawn(Client(), invitation_scenarios.its_link(invitation), {"text": SAID})

    answered = Assignment.objects.get(pk=assignment.pk)
    assert (answered.answer, answered.answered_by) == (SAID, invitation.person)


# The office


def test_the_office_invites_on_the_page_of_the_action_and_sees_what_became_of_the_mail():
    action = plan_scenarios.an_open_action()
    browser = signed_in(invitation_scenarios.the_office_of(action))
    page = reverse("governance:action-detail", args=[action.pk])
    assert invite_address(action) in says(browser.get(page))
    typed = {"name": "Avery Sample", "email": GUEST}
    day = {"expires_on_0": "31", "expires_on_1": "10", "expires_on_2": "2025"}

    answer = browser.post(invite_address(action), typed | day)

    assert answer.url == page
    assert f"Avery Sample ({GUEST})" in says(browser.get(page))
    assert "Mail: queued" in says(browser.get(page))
    mail = Message.objects.get(mailbox=GUEST)
    outbox.claim(mail, by=SCHEDULE, at=NOON)
    outbox.confirm(mail, by=SCHEDULE, at=NOON)
    assert "Told by e-mail on 15 October 2025" in says(browser.get(page))


def test_others_who_see_the_action_see_no_address_of_who_is_invited(invitation):
    action = invitation_scenarios.its_action(invitation)
    browser = signed_in(scenarios.its_member(action.group))

    page = browser.get(reverse("governance:action-detail", args=[action.pk]))

    assert page.context["invitations"] is None
    assert GUEST not in says(page)
    assert f"sent invitation {invitation.pk} about {action}" in says(page)


def test_what_nobody_is_invited_to_does_not_exist(invitation):
    action = invitation_scenarios.its_action(invitation)
    browser = signed_in(invitation.invited_by)
    address = reverse("governance:invitation-add", args=["governance.action", action.pk, "finish"])

    assert browser.get(address).status_code == 404


def test_the_office_takes_an_invitation_back_with_a_reason(invitation):
    browser = signed_in(invitation.invited_by)
    address = reverse("governance:invitation-revoke", args=[invitation.pk])
    assert "Take the invitation back?" in says(browser.get(address))

    post_drawn(browser, address, {"note": "Sent to the wrong person."})

    assert "This invitation was taken back" in says(opened(invitation))


def test_an_invitation_that_is_sent_twice_is_one_invitation():
    action = plan_scenarios.an_open_action()
    browser = signed_in(scenarios.a_board_officer())
    page = invite_address(action)
    last = {"expires_on_0": "31", "expires_on_1": "10", "expires_on_2": "2025"}
    sent = {
        "name": "Nurse",
        "email": "nurse@example.org",
        "submission_token": browser.get(page).context["submission_token"],
        **last,
    }

    for _ in range(2):
        assert browser.post(page, sent).status_code == 302

    assert Invitation.objects.about(action).count() == 1
