"""Who somebody is on a day: the seats they hold then, and how far each reaches."""

from datetime import timedelta

import pytest

from assurance.reports.models import Report
from assurance.returns import grants
from assurance.returns.models import AssuranceReturn
from governance.actions.models import Action
from governance.core.roles import Actor, Capacity, Reach, scope_of
from governance.people.models import User
from governance.structure.access.actors import load_actor
from governance.structure.grants import GRANTS, Permission
from governance.structure.models import Appointment, Group, GroupService, Partnership, Seat
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import SCHEDULE, TODAY, acting

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
PLACES = {
    "group": factories.GroupFactory,
    "participation": factories.ParticipationFactory,
    "partnership": factories.PartnershipFactory,
}


def seen_by(actor: Actor) -> set[str]:
    return set(Group.objects.visible_to(actor).values_list("key", flat=True))


def test_an_actor_is_loaded_in_two_queries_however_many_seats_they_hold(django_assert_num_queries):
    person = scenarios.a_board_officer()
    for group in (
        scenarios.an_audit_group(),
        scenarios.a_case_review_group(),
        scenarios.a_foreign_group(),
    ):
        factories.AppointmentFactory(person=person, seat__group=group)

    with django_assert_num_queries(2):
        actor = load_actor(person, on=TODAY)

    assert len(actor.holdings) == 4


def test_somebody_without_a_seat_costs_one_query_and_reaches_nothing(django_assert_num_queries):
    person = scenarios.a_person()

    with django_assert_num_queries(1):
        actor = load_actor(person, on=TODAY)

    assert (actor.holdings, actor.capacities, seen_by(actor)) == ((), frozenset(), set())


def test_the_seats_of_many_groups_reach_each_what_is_below_it():
    person = scenarios.a_person()
    above = [factories.GroupFactory() for _ in range(5)]
    below = [factories.GroupFactory(reports_to=group) for group in above]
    for group in above:
        factories.AppointmentFactory(
            person=person, seat=factories.SeatFactory(group=group, capacity=Capacity.CHAIR)
        )

    actor = load_actor(person, on=TODAY)

    assert {held.group_id: held.reachable_group_ids for held in actor.holdings} == {
        group.pk: {under.pk} for group, under in zip(above, below, strict=True)
    }


def test_each_seat_is_told_with_the_place_it_stands_in():
    group = scenarios.an_audit_group()

    chair, officer = acting(scenarios.its_chair(group)), acting(scenarios.a_board_officer())

    assert [held.place for held in chair.holdings] == [group.name]
    assert [held.place for held in officer.holdings] == [
        Partnership.objects.get(pk=officer.holdings[0].partnership_id).name
    ]


def test_a_deputy_sees_what_the_holder_sees():
    chair = scenarios.its_chair(scenarios.an_audit_group())
    deputy = scenarios.a_deputy_of(chair)

    assert seen_by(acting(deputy)) == seen_by(acting(chair)) == {"llr-audit"}
    assert [held.is_deputy for held in acting(deputy).holdings] == [True]


def test_access_ends_with_the_appointments_last_day():
    person = scenarios.a_board_officer()
    person.appointments.update(ends_on=TOMORROW)

    assert acting(person).capacities == {Capacity.BOARD_OFFICER}
    assert acting(person, on=TOMORROW).holdings == ()


def test_access_begins_with_the_appointments_first_day():
    person = scenarios.a_board_officer()
    person.appointments.update(starts_on=TOMORROW)

    assert acting(person).holdings == ()
    assert acting(person, on=TOMORROW).capacities == {Capacity.BOARD_OFFICER}


def test_a_seat_that_has_ended_gives_its_holder_nothing():
    person = scenarios.a_board_officer()
    seat = person.appointments.get().seat
    seat.ends_on = TODAY
    seat.save()

    assert acting(person).holdings == ()


def test_an_office_reaches_the_groups_of_its_partnership_joint_ones_included():
    for somewhere in (
        scenarios.an_audit_group,
        scenarios.a_case_review_group,
        scenarios.a_foreign_group,
    ):
        somewhere()

    city, county = (
        scenarios.a_board_officer(),
        scenarios.a_board_officer(scenarios.the_county_partnership()),
    )

    joint = {"llr-planning-and-delivery", "llr-audit"}
    assert seen_by(acting(city)) == joint | {"leicester-case-review"}
    assert seen_by(acting(county)) == joint


def test_a_seat_in_a_joint_group_does_not_widen_to_the_partnerships_it_serves():
    scenarios.a_case_review_group()
    actor = acting(scenarios.its_member(scenarios.an_audit_group()))

    assert seen_by(actor) == {"llr-audit"}
    assert not Partnership.objects.visible_to(actor).exists()


def test_a_chair_reaches_the_groups_below_three_levels_down():
    top = scenarios.the_planning_and_delivery_group()
    under = scenarios.an_audit_group()
    for name in ("second", "third", "fourth"):
        under = scenarios.a_group(name, serves=scenarios.the_leicester_partnership(), under=under)
    scenarios.a_foreign_group()

    assert seen_by(acting(scenarios.its_chair(top))) == {top.key, "llr-audit", "second", "third"}


def test_a_joint_group_is_below_the_board_it_reports_to_in_one_partnership():
    audit, city = scenarios.an_audit_group(), scenarios.the_leicester_partnership()
    board = scenarios.a_group("leicester-board", serves=city)
    GroupService.objects.filter(group=audit, partnership=city).update(reports_to=board)

    assert seen_by(acting(scenarios.its_chair(board))) == {"leicester-board", "llr-audit"}


def test_a_group_that_serves_a_partnership_no_longer_is_out_of_its_offices_reach():
    """Also while it goes on to serve another."""
    audit, city = scenarios.an_audit_group(), scenarios.the_leicester_partnership()
    GroupService.objects.filter(group=audit, partnership=city).update(ends_on=TODAY)

    county = scenarios.a_board_officer(scenarios.the_county_partnership())
    assert "llr-audit" not in seen_by(acting(scenarios.a_board_officer(city)))
    assert "llr-audit" in seen_by(acting(county))


def test_a_group_that_does_not_yet_serve_a_partnership_is_out_of_its_offices_reach():
    audit, city = scenarios.an_audit_group(), scenarios.the_leicester_partnership()
    GroupService.objects.filter(group=audit, partnership=city).update(starts_on=TOMORROW)

    officer = scenarios.a_board_officer(city)
    assert "llr-audit" not in seen_by(acting(officer))
    assert "llr-audit" in seen_by(acting(officer, on=TOMORROW))


def test_a_group_that_has_ended_stays_in_the_reach_of_those_it_served_to_its_end():
    """Its record is read long after it met for the last time."""
    audit, city = scenarios.an_audit_group(), scenarios.the_leicester_partnership()
    people = [
        scenarios.a_board_officer(),
        scenarios.its_chair(scenarios.the_planning_and_delivery_group()),
    ]
    Group.objects.filter(pk=audit.pk).update(ends_on=TODAY)
    ended_with_it = {"group": audit, "partnership": city}
    assert ["llr-audit" in seen_by(acting(person)) for person in people] == [True, True]

    GroupService.objects.filter(**ended_with_it).update(ends_on=TODAY)
    assert "llr-audit" in seen_by(acting(people[0]))

    GroupService.objects.filter(**ended_with_it).update(ends_on=TODAY - timedelta(days=1))
    assert "llr-audit" not in seen_by(acting(people[0]))


def test_what_was_done_in_a_group_that_has_ended_is_still_read_by_the_office():
    report, action = scenarios.a_draft_report(), plan_scenarios.an_open_action()
    Group.objects.filter(pk__in=[report.group_id, action.group_id]).update(ends_on=TODAY)

    officer = acting(scenarios.a_board_officer())
    assert Report.objects.visible_to(officer).contains(report)
    assert Action.objects.visible_to(officer).contains(action)


@pytest.mark.parametrize("place", ["group", "participation", "partnership"])
def test_a_seat_acts_only_while_the_place_it_stands_in_is_in_force(place):
    seat = factories.SeatFactory(
        **{"group": None, place: PLACES[place](starts_on=TODAY, ends_on=TOMORROW)}
    )
    person = factories.AppointmentFactory(seat=seat).person

    days = (TODAY - timedelta(days=1), TODAY, TOMORROW)
    assert [len(acting(person, on=day).holdings) for day in days] == [0, 1, 0]


def test_a_seat_acts_from_its_own_first_day():
    seat = factories.SeatFactory(starts_on=TOMORROW)
    person = factories.AppointmentFactory(seat=seat).person

    assert [len(acting(person, on=day).holdings) for day in (TODAY, TOMORROW)] == [0, 1]


def test_whoever_may_sign_in_no_more_is_not_among_those_acting():
    held = factories.AppointmentFactory()
    assert Appointment.objects.acting(on=TODAY).contains(held)

    User.objects.filter(pk=held.person_id).update(is_active=False)

    assert not Appointment.objects.acting(on=TODAY).contains(held)


def test_an_agencys_seats_reach_what_the_agency_is_asked_and_no_other():
    lead = scenarios.an_agency_lead()
    actor = acting(lead)
    scope = scope_of(actor, grants.Permission.ANSWER_RETURN, grants.GRANTS)

    assert scope.organisations == {actor.holdings[0].organisation_id}
    assert (scope.groups, scope.partnerships, scope.everywhere) == (frozenset(), frozenset(), False)


def test_the_schedule_holds_no_seat_and_sees_nothing():
    scenarios.a_submitted_return()

    assert (SCHEDULE.is_schedule, SCHEDULE.holdings) == (True, ())
    assert not AssuranceReturn.objects.visible_to(SCHEDULE).exists()
    assert seen_by(SCHEDULE) == set()


def test_the_office_signers_and_the_scrutineer_need_a_second_factor_and_a_member_does_not():
    strict = [scenarios.a_board_officer(), scenarios.a_scrutineer(), scenarios.a_lead_partner()]
    strict += [scenarios.an_administrator()]
    free = [scenarios.its_member(scenarios.an_audit_group()), scenarios.a_young_scrutineer()]

    assert [acting(person).needs_second_factor for person in strict] == [True] * 4
    assert [acting(person).needs_second_factor for person in free] == [False] * 2


def test_whoever_signs_needs_a_second_factor_by_whatever_seat_from_its_first_day():
    chair = scenarios.its_chair(scenarios.an_audit_group())
    seat = Seat.objects.get(appointments__person=chair)
    assert not acting(chair).needs_second_factor

    factories.SignatoryFactory(group=seat.group, seat=seat, starts_on=TODAY, ends_on=TOMORROW)

    days = (TODAY - timedelta(days=1), TODAY, TOMORROW)
    assert [acting(chair, on=day).needs_second_factor for day in days] == [False, True, False]


@pytest.mark.parametrize(("may", "needs"), [(True, True), (False, False), (None, False)])
def test_a_deputy_needs_one_only_where_a_deputy_may_sign(may, needs):
    chair = scenarios.its_chair(scenarios.an_audit_group())
    seat = Seat.objects.get(appointments__person=chair)
    Seat.objects.filter(pk=seat.pk).update(deputy_may_sign=may)
    factories.SignatoryFactory(group=seat.group, seat=seat)

    assert acting(scenarios.a_deputy_of(chair)).needs_second_factor is needs


def test_a_scope_of_nothing_is_false_and_of_anything_is_true():
    officer = acting(scenarios.a_board_officer())

    assert scope_of(officer, Permission.SEE_GROUP, GRANTS)
    assert not scope_of(acting(scenarios.a_person()), Permission.SEE_GROUP, GRANTS)


def test_a_grant_of_everywhere_reaches_everything():
    everywhere = {Capacity.BOARD_OFFICER: {Permission.SEE_GROUP: Reach.EVERYWHERE}}
    officer = acting(scenarios.a_board_officer())

    scope = scope_of(officer, Permission.SEE_GROUP, everywhere)

    assert scope.everywhere
    assert not scope.groups
