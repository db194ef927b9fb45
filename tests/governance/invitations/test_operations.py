"""Inviting somebody with no seat to one task, doing it, taking it back, and its end."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from governance.actions.models import Action, ActionUpdate
from governance.actions.operations import actions
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from governance.invitations import operations as invitations
from governance.invitations.models import Invitation
from governance.invitations.tasks import expire_invitations
from governance.outbox.models import Message
from governance.people.models import User
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.invitations import GUEST, LAST_DAY
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db


def lines(record):
    return list(TrailEntry.objects.about(record).values_list("verb", "by", "invited_by"))


def update_by_link(invitation: Invitation, by=None) -> ActionUpdate:
    action = invitation_scenarios.its_action(invitation)
    by = by or invitation_scenarios.its_guest(invitation)
    do = partial(invitations.do_task, invitation, actions.update, action)
    return do(text="The pupils have been asked.", by=by, at=NOON)


# Inviting


def test_inviting_leaves_its_line_and_one_mail_with_the_link_and_stores_no_token():
    invitation = invitation_scenarios.an_invitation()
    officer = invitation.invited_by

    mail = Message.objects.get(key=f"invitation:{invitation.pk}")
    token = invitation_scenarios.its_link(invitation).split("/")[2]
    assert lines(invitation) == [("invite", officer.pk, None)]
    assert (mail.address, mail.recipient, mail.group) == (GUEST, None, invitation.group)
    assert str(officer) in mail.body
    assert "say how it stands" in mail.body
    row = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert token not in map(str, row.values())
    assert len(token) == 43


def test_who_is_invited_is_a_person_who_cannot_sign_in_and_is_made_once():
    first, second = invitation_scenarios.an_invitation(), invitation_scenarios.an_invitation()

    person = User.objects.get(email=GUEST)
    assert first.person == second.person == person
    assert (person.is_active, person.has_usable_password()) == (False, False)
    assert lines(person) == [("add", first.invited_by_id, None)]


@pytest.mark.parametrize(
    "who", [scenarios.its_chair, scenarios.its_member, lambda group: scenarios.a_scrutineer()]
)
def test_nobody_but_the_office_invites(who):
    action = plan_scenarios.an_open_action()

    with pytest.raises(NotAllowed):
        invitation_scenarios.invited(action, "update", by=who(action.group))

    assert not Invitation.objects.exists()
    assert not User.objects.filter(email=GUEST).exists()


def test_a_foreign_office_does_not_invite():
    action = plan_scenarios.an_open_action()
    foreign = scenarios.a_board_officer(scenarios.a_foreign_partnership())

    with pytest.raises(NotAllowed):
        invitation_scenarios.invited(action, "update", by=foreign)


def test_nobody_is_invited_to_what_is_closed():
    action = plan_scenarios.a_withdrawn_action()

    with pytest.raises(NotNow):
        invitation_scenarios.an_invitation(action)

    assert not Invitation.objects.exists()


@pytest.mark.parametrize("days", [-1, 91])
def test_a_last_day_gone_by_or_too_far_ahead_is_refused_and_nothing_is_sent(days):
    action = plan_scenarios.an_open_action()
    office = acting(invitation_scenarios.the_office_of(action))
    task = invitation_scenarios.the_task(action, "update")
    before = Message.objects.count()

    with pytest.raises(ValidationError, match="at most 90 days"):
        invitations.invite(
            action,
            task,
            name="Avery",
            email=GUEST,
            expires_on=office.on + timedelta(days=days),
            by=office,
            at=NOON,
        )

    assert Message.objects.count() == before
    assert not User.objects.filter(email=GUEST).exists()


# Doing the task


def test_what_is_done_by_the_link_is_told_under_the_persons_name_and_who_invited_them():
    invitation = invitation_scenarios.an_invitation()

    update = update_by_link(invitation)

    officer, person = invitation.invited_by, invitation.person
    assert update.given_by == person
    assert update.history.get().history_user == person
    assert lines(update) == [("update", person.pk, officer.pk)]
    assert lines(invitation)[-1] == ("use", person.pk, officer.pk)
    told = TrailEntry.objects.about(update).get().who
    assert told == f"Avery Sample (by invitation of {officer})"


def test_a_second_use_is_refused_and_writes_nothing():
    invitation = invitation_scenarios.an_invitation()
    update_by_link(invitation)

    with pytest.raises(NotNow):
        update_by_link(invitation)

    assert ActionUpdate.objects.count() == 1


def test_what_goes_wrong_with_the_task_leaves_the_invitation_unused():
    invitation = invitation_scenarios.an_invitation()
    action = invitation_scenarios.its_action(invitation)
    keeper = acting(plan_scenarios.its_keeper(action))
    actions.withdraw(action, by=keeper, at=NOON, note="Done elsewhere.")

    with pytest.raises(ValidationError, match="open no more"):
        update_by_link(invitation)

    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.INVITED


def test_an_invitation_that_is_over_is_not_used_though_nobody_closed_it_yet():
    invitation = invitation_scenarios.an_invitation()
    Invitation.objects.update(expires_on=NOON.date() - timedelta(days=1))

    with pytest.raises(NotNow):
        update_by_link(invitation)


def test_somebody_invited_does_that_one_task_and_nothing_else():
    invitation = invitation_scenarios.an_invitation()
    guest, action = (
        invitation_scenarios.its_guest(invitation),
        invitation_scenarios.its_action(invitation),
    )
    other = plan_scenarios.an_open_action(action.group)

    assert list(Action.objects.visible_to(guest)) == []
    with pytest.raises(NotAllowed):
        actions.update(other, "Ours too.", by=guest, at=NOON)
    with pytest.raises(NotAllowed):
        actions.finish(action, "All done.", by=guest, at=NOON)


def test_an_invitation_is_not_used_by_the_guest_of_another():
    invitation = invitation_scenarios.an_invitation()
    action = invitation_scenarios.its_action(invitation)
    another = invitation_scenarios.an_invitation(action, "another@example.org")

    with pytest.raises(NotAllowed):
        update_by_link(invitation, by=invitation_scenarios.its_guest(another))


# Taking back, and the end


def test_taking_back_leaves_its_line_and_its_reason():
    invitation = invitation_scenarios.a_revoked_invitation()

    assert lines(invitation)[-1][0] == "revoke"
    assert Remark.objects.about(invitation).get().text == "Sent to the wrong person."
    with pytest.raises(NotNow):
        update_by_link(invitation)


def test_without_a_reason_nothing_is_taken_back():
    invitation = invitation_scenarios.an_invitation()
    office, seen = acting(invitation.invited_by), scenarios.as_seen(invitation)

    with pytest.raises(ValidationError, match="reason"):
        invitations.revoke(invitation, by=office, at=NOON, expected_version=seen, note=" ")

    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.INVITED


def test_who_is_invited_or_keeps_the_log_takes_nothing_back():
    invitation = invitation_scenarios.an_invitation()
    chair, seen = acting(scenarios.its_chair(invitation.group)), scenarios.as_seen(invitation)

    for actor in (chair, invitation_scenarios.its_guest(invitation)):
        with pytest.raises(NotAllowed):
            invitations.revoke(
                invitation, by=actor, at=NOON, expected_version=seen, note="Not needed."
            )


def test_the_schedule_closes_what_is_over_and_nobody_else_does(time_machine):
    invitation = invitation_scenarios.an_invitation()
    with pytest.raises(NotAllowed):
        invitations.expire(invitation, by=acting(invitation.invited_by), at=NOON)

    time_machine.move_to(NOON.replace(month=11, day=LAST_DAY.day), tick=False)
    assert expire_invitations() == 0
    time_machine.move_to(NOON.replace(month=11, day=LAST_DAY.day + 1), tick=False)
    assert expire_invitations() == 1
    assert expire_invitations() == 0

    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.EXPIRED
    assert lines(invitation)[-1] == ("expire", SCHEDULE.user_id, None)
