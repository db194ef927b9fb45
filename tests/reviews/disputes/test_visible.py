"""Who sees a dispute, and from when; about a case only who is named on that as well."""

import pytest

from governance.core.roles import Capacity
from governance.outbox.models import Message
from reviews.disputes.models import Dispute
from tests import factories
from tests.scenarios import cases
from tests.scenarios import disputes as scenarios
from tests.scenarios.returns import (
    a_board_officer,
    a_foreign_partnership,
    a_scrutineer,
    a_young_scrutineer,
    acting,
    an_administrator,
    somebody_in,
    the_leicester_partnership,
)

pytestmark = pytest.mark.django_db


def sees(person) -> bool:
    return Dispute.objects.visible_to(acting(person)).exists()


def seated(capacity: Capacity):
    return somebody_in(capacity, partnership=the_leicester_partnership())


def test_the_office_and_who_speaks_for_a_side_see_it_and_no_other_seat_does():
    manager = scenarios.a_named_officer()
    dispute = manager.side.dispute

    for person in (a_board_officer(), scenarios.its_speaker(dispute), manager.person):
        assert sees(person)
    for person in (
        a_board_officer(a_foreign_partnership()),
        an_administrator(),
        a_scrutineer(),
        seated(Capacity.INDEPENDENT_CHAIR),
        seated(Capacity.INDEPENDENT_ADVISOR),
        seated(Capacity.LEAD_SAFEGUARDING_PARTNER),
        scenarios.its_lead(scenarios.a_trust()),
    ):
        assert not sees(person)


def test_the_chair_sees_it_from_the_moment_of_being_asked_and_the_scrutineer_does_not():
    chair, scrutineer = seated(Capacity.INDEPENDENT_CHAIR), a_scrutineer()
    dispute = scenarios.a_raised_dispute()
    assert not sees(chair)

    scenarios.involve_chair(dispute)

    assert (sees(chair), sees(scrutineer)) == (True, False)


def test_the_advisor_sees_it_from_the_moment_of_being_asked():
    advisor, scrutineer = seated(Capacity.INDEPENDENT_ADVISOR), a_scrutineer()
    dispute = scenarios.a_disagreement()
    assert not sees(advisor)

    scenarios.ask_advice(dispute)

    assert (sees(advisor), sees(scrutineer)) == (True, True)


def test_an_escalation_officer_sees_those_of_the_agency_and_no_others():
    officer = scenarios.an_escalation_officer(scenarios.a_trust())
    other = scenarios.an_escalation_officer(scenarios.an_agency("a-club"))
    scenarios.a_raised_dispute()

    assert (sees(officer.person), sees(other.person)) == (True, False)


def test_a_seat_that_is_shut_out_sees_nothing_even_when_named():
    young = a_young_scrutineer()
    side = scenarios.other_side(scenarios.a_raised_dispute())
    factories.DisputeOfficerFactory(side=side, person=young)

    assert not sees(young)


def test_about_a_case_it_is_seen_only_by_who_is_named_on_the_case_too():
    case = cases.a_referred_case()
    coordinator = cases.its_coordinator(case)
    dispute = scenarios.a_raised_dispute(case=case)
    manager = scenarios.a_named_officer(dispute)

    assert sees(coordinator)
    for person in (a_board_officer(), manager.person, scenarios.its_speaker(dispute)):
        assert not sees(person)


def test_nobody_who_may_not_see_the_case_is_told_of_the_dispute():
    case = cases.a_referred_case()
    officer = scenarios.an_escalation_officer()
    scenarios.a_raised_dispute(case=case)

    assert not Message.objects.filter(recipient=officer.person).exists()
