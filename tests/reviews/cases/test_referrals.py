"""Referring a case: its number, its days, its children, who receives it, its first limits."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from governance.deadlines.models import Deadline
from governance.outbox.models import Message
from governance.structure.models import Appointment
from reviews.cases.models import Case, CasePerson, Child
from reviews.cases.operations import referrals
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios.returns import (
    NOON,
    SCHEDULE,
    TODAY,
    a_board_officer,
    a_foreign_partnership,
    a_person,
    acting,
    somebody_in,
    the_leicester_partnership,
)

pytestmark = pytest.mark.django_db
TOMORROW = date(2025, 10, 16)


def refer(children=scenarios.CHILDREN, proceedings=(), *, by=None, at: datetime = NOON, **words):
    case = scenarios.a_new_case(**words)
    scenarios.the_partners(case.partnership)
    scenarios.the_office(case.partnership)
    who = acting(by or scenarios.an_agency_lead(case.partnership))
    return referrals.refer(case, children, proceedings, by=who, at=at)


def nothing_is_left() -> bool:
    rows = (Case, Child, CasePerson, Deadline, Message)
    lines = TrailEntry.objects.filter(kind__startswith="reviews.")
    return not any(each.objects.exists() for each in rows) and not lines.exists()


def test_a_referral_names_the_office_and_who_referred_and_leaves_its_line():
    lead = scenarios.an_agency_lead()

    case = refer(by=lead, proceedings=("coroner",))

    assert {(entry.person, entry.role) for entry in case.people.all()} == {
        (scenarios.the_office(), CasePerson.Role.COORDINATOR),
        (lead, CasePerson.Role.CONTRIBUTOR),
    }
    assert case.referring_organisation is not None
    assert [each.kind for each in case.proceedings.all()] == ["coroner"]
    [line] = TrailEntry.objects.about(case)
    assert (line.verb, line.by, line.label) == ("refer", lead, case.reference)


def test_every_day_says_who_recorded_it_and_when():
    lead = scenarios.an_agency_lead()

    case = refer(by=lead)

    assert (case.incident_recorded_at, case.incident_recorded_by) == (NOON, lead)
    assert (case.aware_recorded_at, case.aware_recorded_by) == (NOON, lead)
    assert (case.notified_recorded_at, case.notified_recorded_by) == (None, None)


def test_references_are_numbered_by_partnership_and_year():
    lincolnshire = a_foreign_partnership()
    told = [
        refer().reference,
        refer().reference,
        refer(partnership=lincolnshire).reference,
        refer(at=NOON.replace(year=2026)).reference,
        refer().reference,
    ]

    assert told == ["LEI-2025-001", "LEI-2025-002", "LIN-2025-001", "LEI-2026-001", "LEI-2025-003"]


@pytest.mark.parametrize(
    ("key", "prefix"), [("leicester", "LEI"), ("leicestershire-rutland", "LER")]
)
def test_two_neighbours_have_references_of_their_own(key, prefix):
    area = the_leicester_partnership()
    area.key = key

    assert referrals.reference_prefix(area) == prefix


@pytest.mark.parametrize("capacity", [Capacity.LAY_MEMBER, Capacity.YOUNG_SCRUTINEER])
def test_lay_and_young_members_refer_nothing(capacity):
    somebody = somebody_in(capacity, partnership=the_leicester_partnership())

    with pytest.raises(NotAllowed):
        refer(by=somebody)
    assert nothing_is_left()


def test_nobody_refers_to_a_partnership_in_which_they_hold_no_seat():
    elsewhere = scenarios.an_agency_lead(a_foreign_partnership())

    for who in (elsewhere, a_person()):
        with pytest.raises(NotAllowed):
            refer(by=who)
    assert nothing_is_left()


def test_a_lead_who_is_a_lay_member_besides_refers_nothing():
    lead = scenarios.an_agency_lead()
    lay = somebody_in(Capacity.LAY_MEMBER, partnership=the_leicester_partnership())
    Appointment.objects.filter(person=lay).update(person=lead)

    with pytest.raises(NotAllowed):
        refer(by=lead)


@pytest.mark.parametrize(
    ("words", "field", "says"),
    [
        ({"incident_on": TOMORROW, "aware_on": None}, "incident_on", "today or in the past"),
        ({"aware_on": TOMORROW}, "aware_on", "today or in the past"),
        ({"aware_on": date(2025, 9, 30)}, "aware_on", "before it happened"),
        ({"may_not_be_shared": True}, "sharing_reason", "why it may not be shared"),
        ({"place": Case.Place.ABROAD}, "place_text", "which area or country"),
        ({"residence": Case.Residence.ELSEWHERE}, "residence_text", "which area"),
    ],
)
def test_what_a_referral_lacks_is_said_beside_its_field_and_nothing_is_left(words, field, says):
    with pytest.raises(ValidationError, match=says) as refused:
        refer(**words)

    assert list(refused.value.message_dict) == [field]
    assert nothing_is_left()


def test_it_may_have_happened_today():
    assert refer(incident_on=TODAY, aware_on=TODAY).aware_on == TODAY


@pytest.mark.parametrize("second", ["Child A", "CHILD A", "child a", "Chíld A", " Child  A "])
def test_two_children_have_not_one_alias_however_it_is_written(second):
    twins = (*scenarios.CHILDREN, {"alias": second, "age_band": Child.AgeBand.FROM_1})

    with pytest.raises(ValidationError, match="Two children cannot have one alias"):
        refer(twins)
    assert nothing_is_left()


def test_another_child_is_added_with_an_alias_of_its_own():
    case = scenarios.a_referred_case()
    given = {"age_band": Child.AgeBand.FROM_1, "by": case_parts.its_office(case), "at": NOON}

    second = referrals.add_child(case, alias="Child B", **given)
    with pytest.raises(ValidationError, match="there already"):
        referrals.add_child(case, alias="child á", **given)

    assert [each.alias for each in case.children.order_by("pk")] == ["Child A", "Child B"]
    assert [line.verb for line in TrailEntry.objects.about(second)] == ["add_child"]


def test_who_contributes_adds_no_child_and_no_procedure():
    case = scenarios.a_referred_case()
    lead = acting(case.referred_by)

    with pytest.raises(NotAllowed):
        referrals.add_child(case, alias="Child B", age_band="1_4", by=lead, at=NOON)
    with pytest.raises(NotAllowed):
        referrals.record_proceeding(case, kind="criminal", by=lead, at=NOON)
    assert case.children.count() == 1
    assert not case.proceedings.exists()


def test_one_procedure_is_recorded_once():
    proceeding = case_parts.a_proceeding()
    office = case_parts.its_office(proceeding.case)

    with pytest.raises(ValidationError, match="recorded already"):
        referrals.record_proceeding(proceeding.case, kind=proceeding.kind, by=office, at=NOON)


def test_a_referral_that_nobody_would_receive_is_refused():
    case = scenarios.a_new_case()
    lead = acting(scenarios.an_agency_lead())

    with pytest.raises(ValidationError, match="nobody would receive this"):
        referrals.refer(case, scenarios.CHILDREN, by=lead, at=NOON)
    assert nothing_is_left()


def test_an_office_whose_term_has_ended_receives_nothing():
    office = scenarios.the_office()
    Appointment.objects.filter(person=office).update(ends_on=TODAY)
    lead = acting(scenarios.an_agency_lead())

    with pytest.raises(ValidationError, match="nobody would receive this"):
        referrals.refer(scenarios.a_new_case(), scenarios.CHILDREN, by=lead, at=NOON)


def test_everybody_of_the_office_receives_it_and_who_refers_from_there_is_named_once():
    officer = a_board_officer()

    case = refer(by=officer)

    people = case.people.order_by("pk")
    assert {entry.person for entry in people} == {scenarios.the_office(), officer}
    assert {entry.role for entry in people} == {CasePerson.Role.COORDINATOR}


def test_without_the_day_of_awareness_no_limit_runs():
    case = refer(aware_on=None)

    assert case.deadlines == []
    assert (case.guidance, case.panel_guidance) == ("wt2023", "panel-2025")


def test_the_limits_count_from_awareness_and_are_restricted():
    case = refer()

    dates = {each.rule: (each.counts_from, each.due_on) for each in case.deadlines}
    five_working_days = (scenarios.AWARE, date(2025, 10, 13))
    assert dates == {
        "serious-incident-notification": five_working_days,
        "partner-notification": five_working_days,
    }
    assert all(each.is_restricted for each in case.deadlines)


@pytest.mark.parametrize("cause", [Case.Cause.KNOWN, Case.Cause.NOT_KNOWN])
def test_a_looked_after_childs_death_is_notified_whatever_the_cause(cause):
    case = refer(harm=Case.Harm.DEATH, circumstance=Case.Circumstance.LOOKED_AFTER, cause=cause)

    assert case.notification_deadline.rule == "looked-after-child-death"
    assert case.notification_deadline.due_on == date(2025, 10, 13)


def test_a_care_leavers_death_starts_no_limit_for_notifying():
    case = refer(harm=Case.Harm.DEATH, circumstance=Case.Circumstance.CARE_LEAVER)

    assert case.notification_deadline is None
    assert case.partners_deadline.rule == "partner-notification"


def test_harm_abroad_to_a_child_who_lives_here_starts_the_same_limits():
    case = refer(place=Case.Place.ABROAD, place_text="France")

    assert case.notification_deadline.rule == "serious-incident-notification"


def test_the_schedule_refers_nothing():
    case = scenarios.a_new_case()
    scenarios.the_office()

    with pytest.raises(NotAllowed):
        referrals.refer(case, scenarios.CHILDREN, by=SCHEDULE, at=NOON)
