"""Home: what waits by role, what others did lately in one's reach, and where to read on."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assurance.returns import todo as return_todo
from governance.accounts import last_visit
from governance.actions import todo as action_todo
from governance.core.models import TrailEntry
from governance.core.todo import SHOWN, together
from governance.outbox import todo as outbox_todo
from governance.outbox.models import Message
from governance.structure.models import Appointment
from lscp.recent_events import AT_MOST, recent_events
from lscp.views.home import WAITING
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, TODAY, acting
from tests.waiting import waiting_items

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
BEFORE = NOON - timedelta(days=1)


def home(person) -> str:
    return signed_in(person).get(reverse("home")).content.decode()


def sentences(person, since=BEFORE):
    return [says for _, says, _ in recent_events(acting(person), since=since)]


def empty_the_seats_of(person):
    Appointment.objects.filter(person=person).update(ends_on=TODAY)


def test_somebody_with_nothing_to_do_is_led_to_the_last_issued_report():
    report = report_scenarios.an_issued_report()

    says = home(scenarios.a_lead_partner())

    assert "All done" in says
    assert f'href="{reverse("assurance:report-detail", args=[report.pk])}"' in says


def test_a_seat_leads_to_the_page_of_its_group():
    report = report_scenarios.an_issued_report()
    page = reverse("governance:group-detail", args=[report.group.key])

    assert f'href="{page}"' in home(scenarios.its_chair(report.group))


def test_what_others_did_since_is_told_newest_first_and_not_one_s_own():
    report = report_scenarios.a_sent_report()
    sender = TrailEntry.objects.about(report).get(verb="send").by

    told = sentences(scenarios.its_chair(report.group))

    assert told[0] == f"sent {report} for agreement"
    assert f"sent {report} for agreement" not in sentences(sender)


def test_what_lies_outside_one_s_reach_or_before_the_last_visit_is_not_told():
    report = report_scenarios.a_sent_report()
    chair = scenarios.its_chair(report.group)

    assert sentences(scenarios.a_lead_partner()) == []  # a report that is sent is not theirs yet
    assert sentences(chair, since=NOON) == []


def test_the_list_is_short_and_costs_the_same_for_one_as_for_many(
    django_assert_num_queries,
):
    report = report_scenarios.a_sent_report()
    by = acting(scenarios.its_chair(report.group))
    another = acting(scenarios.a_person())
    for _ in range(AT_MOST + 3):
        TrailEntry.record(report, "compose", by=another, at=NOON)

    with django_assert_num_queries(1):
        found = recent_events(by, since=BEFORE)

    assert len(found) == AT_MOST


def test_a_visit_long_ago_or_none_is_bounded(rf):
    at, request = timezone.now(), rf.get("/")
    request.session = {}

    unknown = last_visit.since(request, at=at)
    request.session[last_visit.LAST_VISIT] = (at - timedelta(days=400)).isoformat()
    long_ago = last_visit.since(request, at=at)
    request.session[last_visit.LAST_VISIT] = (at - timedelta(minutes=2)).isoformat()
    just_now = last_visit.since(request, at=at)

    bounds = (last_visit.USUAL, last_visit.AT_MOST, last_visit.AT_LEAST)
    days = [timezone.localtime(at - each).date() for each in bounds]
    assert [timezone.localtime(each).date() for each in (unknown, long_ago, just_now)] == days
    assert all(timezone.localtime(each).hour == 0 for each in (unknown, long_ago, just_now))


def test_signing_in_keeps_when_the_person_was_here_before(rf):
    person, request = scenarios.a_person(), rf.get("/")
    request.session, person.last_login = {}, BEFORE

    last_visit.remember(request, person)

    assert request.session[last_visit.LAST_VISIT] == BEFORE.isoformat()


def test_the_office_sees_that_mail_was_refused_and_others_do_not():
    group = scenarios.the_planning_and_delivery_group()
    factories.MessageFactory(group=group, status=Message.Status.FAILED)

    (row,) = waiting_items(outbox_todo, acting(scenarios.a_board_officer()))

    assert row.title == "1 message could not be sent"
    assert row.url == f"{reverse('governance:message-list')}?status=failed"
    assert waiting_items(outbox_todo, acting(scenarios.its_chair(group))) == []


def test_a_vacant_seat_with_an_open_action_waits_for_the_office_and_a_held_one_does_not():
    action = plan_scenarios.an_open_action()
    seat = action.assignments.get().seat
    holder = seat.appointments.get().person
    office = scenarios.a_board_officer()

    assert action_todo.vacancies_with_actions(acting(office)) == []
    empty_the_seats_of(holder)
    (row,) = action_todo.vacancies_with_actions(acting(office))

    assert row.title == f"Vacant seat: {seat}"
    assert row.about == "1 open action assigned to it"


def test_a_return_nobody_can_submit_waits_for_the_office():
    record = scenarios.an_open_return()
    office = scenarios.its_officer(record)

    assert waiting_items(return_todo, acting(office)) == []
    empty_the_seats_of(scenarios.its_chair(record.group))
    (row,) = waiting_items(return_todo, acting(office))

    assert row.title == f"Vacant seat: nobody can submit for {record.group}"


def test_the_young_scrutineer_reads_the_last_report_and_what_children_said():
    report = report_scenarios.an_issued_report()
    voice = plan_scenarios.a_voice()
    person = scenarios.a_young_scrutineer()

    says = home(person)

    assert f'href="{reverse("assurance:report-detail", args=[report.pk])}"' in says
    assert f'href="{reverse("assurance:voice-detail", args=[voice.pk])}"' in says
    assert "All done" not in says
    assert "What children and young people said" not in home(scenarios.a_scrutineer())


def test_the_young_scrutineer_is_led_to_the_voices_with_nothing_done_yet():
    voice = plan_scenarios.a_voice()
    type(voice).objects.filter(pk=voice.pk).update(did="", changed="")

    says = home(scenarios.a_young_scrutineer())

    assert "1 voice with nothing done yet" in says
    assert "Nothing done yet" in says


def test_nobody_is_led_to_a_tracker_of_returns_who_may_see_none():
    assert "returns tracker" not in home(scenarios.a_young_scrutineer())
    assert "returns tracker" in home(scenarios.a_lead_partner())


def test_the_scrutineer_reads_what_was_said_and_whether_it_was_answered():
    comment = report_scenarios.some_scrutiny()

    says = home(comment.written_by)

    assert "What you said as scrutineer" in says
    assert "not answered yet" in says


def actions_of(group, days):
    """Open actions that the group is to do, each by one of these days."""
    for day in days:
        action = factories.ActionFactory(group=group, due_to=day, due_text="A day")
        factories.AssignmentFactory(action=action, seat=None, group=group)


def test_of_many_things_the_first_are_shown_and_the_rest_are_counted_and_led_to():
    group = scenarios.an_audit_group()
    late, later = [TODAY - timedelta(days=n) for n in range(SHOWN + 2)], timezone.localdate()
    actions_of(group, [later + timedelta(days=9), *late])
    browser = signed_in(scenarios.its_member(group))

    says = browser.get(reverse("home")).content.decode()
    listed = browser.get(f"{reverse('governance:action-list')}?status=open&whose=mine")

    assert f"{SHOWN + 3} things wait for you, {SHOWN + 2} of them late." in says
    assert says.count("Action: to do") == SHOWN
    assert "And 3 more actions to do" in says
    assert ">2 late<" in says
    assert "?status=open&amp;whose=mine" in says
    assert len(listed.context["listing"].page.object_list) == SHOWN + 3


def test_what_two_partnerships_ask_of_one_body_says_which_of_them_asked():
    body = factories.OrganisationFactory()
    asking = [
        scenarios.a_group(f"{place.key}-board", serves=place)
        for place in (scenarios.the_leicester_partnership(), scenarios.the_county_partnership())
    ]
    records = [scenarios.an_organisations_open_return(body, group) for group in asking]
    lead = scenarios.its_lead(records[0])
    others = Appointment.objects.get(person=scenarios.its_lead(records[1]))
    Appointment.objects.filter(pk=others.pk).update(person=lead)

    told = waiting_items(return_todo, acting(lead))

    assert len({each.title for each in told}) == 1
    assert {each.about for each in told} == {
        f"{body}, to the {group}: to write" for group in asking
    }
    office = waiting_items(return_todo, acting(scenarios.a_board_officer(), on=date(2030, 1, 1)))
    assert any(f", to the {asking[0]}: not returned" in each.about for each in office)


def test_what_waits_is_counted_and_cut_once_over_all_sources():
    actor = acting(scenarios.a_board_officer())
    parts = [part for room in WAITING.values() for part in room.rows(actor)]

    sql, _ = together(parts, on=actor.on).query.sql_with_params()

    assert len(parts) > 20
    assert sql.count(" OVER (") == 3
