"""Asking who does an action: who is mailed, when by itself, and what the link in the mail opens."""

from datetime import timedelta

import pytest
from django.test import Client

from governance.actions.models import Action
from governance.actions.operations import actions, assignments, reminders
from governance.actions.reminder_days import days, reminder_due
from governance.actions.tasks import remind_of_actions
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.invitations import operations as invitations
from governance.invitations.access import invited_actor
from governance.invitations.models import Invitation
from governance.outbox.models import Message
from governance.structure.models import Appointment
from tests import factories
from tests.scenarios import actions as scenarios
from tests.scenarios import plans, returns
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.invitations import the_office_of
from tests.scenarios.returns import NOON, SCHEDULE, TODAY, acting

pytestmark = pytest.mark.django_db


def remind(action: Action, **given) -> reminders.Reminded:
    return reminders.remind(action, **scenarios.by_its_chair(action) | given)


def by_time(at=NOON) -> int:
    return reminders.remind_due(by=SCHEDULE, at=at)


def now_like_the_tests(monkeypatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


# Whom and when


def test_whoever_does_it_is_mailed_one_link_and_that_leaves_its_line():
    action = scenarios.raised(due_text="1 October 2025")

    told = remind(action)

    member = returns.its_member(action.group)
    assert told.names == (str(member),)
    mail, invitation = scenarios.its_mail(action), scenarios.its_invitation(action)
    assert (mail.recipient, invitation.person) == (member, member)
    assert mail.body.count("http") == 1
    assert action.title in mail.body
    assert "14 days late" in mail.body
    assert invitation.expires_on == TODAY + timedelta(days=days("link-works"))
    assert TrailEntry.objects.about(action).filter(verb="remind").count() == 1


def test_asked_twice_on_a_day_nobody_is_mailed_twice():
    action = scenarios.one_asked_about()

    told = remind(action)

    assert (told.names, len(told.before)) == ((), 1)
    assert Invitation.objects.count() == 1
    assert remind(action, at=NOON + timedelta(days=1)).names


def test_nobody_but_who_keeps_the_log_asks():
    action = scenarios.raised()

    for person in (returns.its_member(action.group), returns.a_scrutineer()):
        with pytest.raises(NotAllowed):
            remind(action, by=acting(person))
    assert not Invitation.objects.exists()


def test_of_what_is_done_nobody_is_asked():
    with pytest.raises(NotNow):
        remind(plans.a_finished_action())
    assert not Invitation.objects.exists()


def test_of_a_restricted_one_no_link_is_ever_mailed():
    action = scenarios.a_restricted_one(due_to=TODAY)
    seat = plans.its_seat(returns.its_member(action.group))
    factories.AssignmentFactory(action=action, seat=seat, assigned_at=NOON - timedelta(days=90))

    with pytest.raises(NotAllowed):
        reminders.remind(action, by=SCHEDULE, at=NOON)
    assert by_time() == 0
    assert not Invitation.objects.exists()


def test_a_vacant_seat_is_named_and_nobody_mailed():
    action = scenarios.raised()
    Appointment.objects.all().update(ends_on=TODAY)

    told = reminders.remind(action, by=SCHEDULE, at=NOON)

    assert (told.names, len(told.nobody_at)) == ((), 1)
    assert not Invitation.objects.exists()
    assert not TrailEntry.objects.about(action).filter(verb="remind").exists()


@pytest.mark.parametrize(
    ("late", "stage"),
    [
        (-8, ""),
        (-7, "before"),
        (0, "before"),
        (1, "late-1"),
        (14, "late-1"),
        (15, "late-2"),
        (43, "late-4"),
        (57, ""),
        (900, ""),
    ],
)
def test_the_stage_is_the_last_that_has_come_and_a_long_backlog_has_none(late, stage):
    assert reminder_due(TODAY, on=TODAY + timedelta(days=late)) == stage


def test_the_schedule_asks_once_in_each_stage_however_often_it_runs():
    action = scenarios.late_by(scenarios.raised(), 3)

    assert [by_time(), by_time(), by_time(NOON + timedelta(days=2))] == [1, 0, 0]
    assert by_time(NOON + timedelta(days=14)) == 1
    assert Invitation.objects.count() == 2
    line = TrailEntry.objects.about(action).filter(verb="remind").first()
    assert line.who == "The schedule"
    assert scenarios.its_invitation(action).invited_by is None


def test_who_was_assigned_only_now_is_not_reminded_on_top_of_it():
    scenarios.raised(due_text="16 October 2025")

    assert by_time() == 0


def test_a_moved_date_is_reminded_of_again():
    action = scenarios.late_by(scenarios.raised(), 3)
    by_time()
    by = scenarios.by_its_chair(action)
    seen = action.version
    actions.change_due(action, "18 October 2025", expected_version=seen, reason="Ill.", **by)

    assert by_time() == 1


def test_the_task_asks_as_of_now():
    action = scenarios.raised(due_text="1 January 2020")
    assert remind_of_actions() == 0
    assert action.is_open


# What the link opens


def test_the_link_lets_its_owner_say_how_far_it_is_once_and_shows_nothing_else(monkeypatch):
    action = scenarios.one_asked_about()
    by = scenarios.by_its_chair(action)
    actions.update(action, "Two agencies are slow.", **by)
    now_like_the_tests(monkeypatch)
    browser, link = Client(), scenarios.its_link(action)

    page = browser.get(link).content.decode()
    assert action.title in page
    assert "Two agencies are slow." not in page
    assert browser.post(link, {"is_done": "no"}).status_code == 200
    assert not action.updates.filter(text="Half.").exists()
    browser.post(link, {"is_done": "no", "text": "Half."})

    told = action.updates.get(text="Half.")
    assert told.given_by == returns.its_member(action.group)
    assert "Thank you, this is done" in browser.get(link).content.decode()
    browser.post(link, {"is_done": "yes", "text": "All."})
    action.refresh_from_db()
    assert action.is_open


def test_by_the_link_it_is_done_with_what_changed(monkeypatch):
    action = scenarios.one_asked_about()
    now_like_the_tests(monkeypatch)

    Client().post(scenarios.its_link(action), {"is_done": "yes", "text": "Tested; it works."})

    action.refresh_from_db()
    assert (action.status, action.outcome) == ("done", "Tested; it works.")
    assert action.done_by == returns.its_member(action.group)
    assert scenarios.its_invitation(action).status == Invitation.Status.USED


def test_the_link_closes_after_its_day_and_when_it_is_somebody_elses(monkeypatch):
    action = scenarios.one_asked_about()
    link = scenarios.its_link(action)
    now_like_the_tests(monkeypatch)
    Appointment.objects.filter(person=returns.its_member(action.group)).update(ends_on=TODAY)

    gone = Client().get(link)
    assert gone.status_code == 410
    assert action.title not in gone.content.decode()

    Invitation.objects.update(expires_on=TODAY - timedelta(days=1))
    assert "expired" in Client().get(link).content.decode()


def test_the_link_opens_no_other_deed():
    action = scenarios.one_asked_about()
    guest = invited_actor(scenarios.its_invitation(action), on=TODAY)
    other = scenarios.raised()

    with pytest.raises(NotAllowed):
        actions.finish(other, "Not mine.", by=guest, at=NOON)
    with pytest.raises(NotAllowed):
        actions.withdraw(action, by=guest, at=NOON, note="No.")
    with pytest.raises(NotAllowed):
        scenarios.let_come_again(action, by=guest)


def test_no_office_sends_such_a_link_to_an_address_it_types():
    action = scenarios.raised()
    office = signed_in(the_office_of(action))

    assert office.get(f"/invitations/governance.action/{action.pk}/report/add/").status_code == 404
    assert office.get(f"/invitations/governance.action/{action.pk}/update/add/").status_code == 200


def test_a_link_is_not_sent_for_what_is_closed():
    action = plans.a_finished_action()
    task = reminders.link_task(action)

    with pytest.raises(NotNow):
        invitations.send_link(
            action,
            task,
            returns.its_member(action.group),
            lambda invitation, link: Message(),
            expires_on=TODAY,
            by=SCHEDULE,
            at=NOON,
        )


# All members, each answering


def test_every_member_of_a_group_is_asked_and_no_adviser():
    action = scenarios.one_all_members_answer()

    assert action.is_answered_by_each
    assert action.assignments.count() == 3
    assert {each.seat.capacity for each in action.assignments.all()} == {"chair", "member"}
    assert len(remind(action).names) == 2


def test_each_is_asked_singly_until_they_have_answered(monkeypatch):
    action = scenarios.one_all_members_answer()
    member, chair = returns.its_member(action.group), returns.its_chair(action.group)
    part = scenarios.part_of(action, member)
    told = reminders.remind(action, [part], **scenarios.by_its_chair(action))
    assert told.names == (str(member),)
    now_like_the_tests(monkeypatch)

    post_drawn(Client(), scenarios.its_link(action), {"text": "Ours is called."})

    part.refresh_from_db()
    assert (part.answer, part.answered_by) == ("Ours is called.", member)
    left = remind(action, at=NOON + timedelta(days=1))
    assert left.names == (str(chair),)


def test_assigned_to_all_members_later_each_answers_too():
    action = scenarios.raised()
    group = action.group
    by = scenarios.by_its_chair(action)

    members = assignments.Assignee(assignments.MEMBERS, group.pk)
    assignments.assign(action, [members], **by)

    assert action.is_answered_by_each
    assert action.assignments.current().count() == 2


# The pages


def test_the_page_of_answers_says_who_has_and_who_has_not_and_asks_one():
    action = scenarios.one_all_members_answer()
    chair, member = returns.its_chair(action.group), returns.its_member(action.group)
    own = scenarios.part_of(action, chair)
    assignments.answer(own, "Called.", by=acting(chair), at=NOON, expected_version=own.version)
    browser, page = signed_in(chair), f"/actions/{action.pk}/answers/"

    text = browser.get(page).content.decode()
    assert "1 of 3 has answered" in text
    assert "Vacant" in text
    assert text.count("Ask now") == 1

    part = scenarios.part_of(action, member)
    done = post_drawn(browser, f"/assignments/{part.pk}/remind/", {})
    assert done.status_code == 302
    assert scenarios.its_mail(action).recipient == member
    file = browser.get(f"{page}?as=csv").content.decode()
    assert "Called." in file
    assert browser.get(f"/assignments/{own.pk}/remind/").status_code == 409


def test_the_chair_asks_on_the_page_of_one_and_of_many():
    action, other = scenarios.raised(), scenarios.raised()
    browser = signed_in(returns.its_chair(action.group))

    assert "Ask how far it is" in browser.get(f"/actions/{action.pk}/").content.decode()
    post_drawn(browser, f"/actions/{action.pk}/remind/", {})
    chosen = f"/actions/remind/?action={action.pk}&action={other.pk}"
    shown = browser.get(chosen).context["form"]["shown"].value()
    done = browser.post(chosen, {"shown": shown})

    assert done.status_code == 302
    assert Invitation.objects.count() == 2
    text = browser.get("/actions/").content.decode()
    assert "1 action asked about." in text
    assert f"Nobody new to ask: {action.reference}." in text


def test_one_answer_for_all_has_no_table_of_answers():
    action = scenarios.raised()
    browser = signed_in(returns.its_chair(action.group))

    text = browser.get(f"/actions/{action.pk}/answers/").content.decode()

    assert "one answer for all of them" in text
