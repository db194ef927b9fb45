"""The list of named people decides who sees a case: who may be on it, and when they leave it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from governance.outbox.models import Message
from governance.people.models import User
from reviews.cases.grants import NEVER_NAMED
from reviews.cases.models import Case, CasePerson
from reviews.cases.operations import people
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios.case_parts import its_office
from tests.scenarios.returns import (
    NOON,
    TODAY,
    a_board_officer,
    a_person,
    acting,
    an_administrator,
    somebody_in,
    the_leicester_partnership,
)

pytestmark = pytest.mark.django_db
READER, COORDINATOR = CasePerson.Role.READER, CasePerson.Role.COORDINATOR
TOMORROW = TODAY + timedelta(days=1)


def name(case: Case, person: User, role: str = READER, **words) -> CasePerson:
    given = {"reason": "Advises on it.", "by": its_office(case), "at": NOON}
    return people.name_person(case, person, role=role, **{**given, **words})


def end(entry: CasePerson, note: str = "Not needed any more.", **words) -> bool:
    given = {"by": its_office(entry.case), "at": NOON, "expected_version": 0, "note": note}
    return people.end_entry(entry, **{**given, **words})


def sees(person: User, case: Case, *, on: date = TODAY) -> bool:
    return Case.objects.visible_to(acting(person, on=on)).filter(pk=case.pk).exists()


def test_whoever_is_named_sees_the_case_and_is_told_that_a_matter_needs_them():
    case, reader = scenarios.a_referred_case(), a_person()

    entry = name(case, reader)

    mail = Message.objects.get(recipient=reader)
    reader.refresh_from_db()
    assert sees(reader, case)
    assert reader.is_asked_for_second_factor
    assert case.reference not in mail.subject + mail.body
    assert case.summary not in mail.body
    assert [line.verb for line in TrailEntry.objects.about(entry)] == ["name_person"]


def test_no_seat_and_no_administrator_sees_a_case_it_is_not_named_on():
    case = scenarios.a_referred_case()
    area = the_leicester_partnership()
    everybody = [somebody_in(capacity, partnership=area) for capacity in Capacity]

    assert [each for each in (*everybody, an_administrator()) if sees(each, case)] == []


@pytest.mark.parametrize("capacity", sorted(NEVER_NAMED))
def test_lay_observing_and_young_members_are_never_named(capacity):
    case = scenarios.a_referred_case()
    somebody = somebody_in(capacity, partnership=the_leicester_partnership())

    with pytest.raises(ValidationError, match="never named on a case"):
        name(case, somebody)
    assert not case.people.filter(person=somebody).exists()
    assert not Message.objects.filter(recipient=somebody).exists()


@pytest.mark.parametrize("capacity", sorted(NEVER_NAMED))
def test_who_takes_such_a_seat_after_being_named_sees_nothing(capacity):
    case, reader = scenarios.a_referred_case(), a_person()
    name(case, reader, COORDINATOR)
    seat = somebody_in(capacity, partnership=the_leicester_partnership()).appointments.get()
    seat.person = reader
    seat.save()

    assert not sees(reader, case)
    with pytest.raises(NotAllowed):
        name(case, a_person(), by=acting(reader))


def test_nobody_is_on_the_list_twice_at_once():
    case, reader = scenarios.a_referred_case(), a_person()
    first = name(case, reader)

    with pytest.raises(ValidationError, match="on the list already"):
        name(case, reader)
    end(first)
    name(case, reader)

    assert case.people.filter(person=reader).count() == 2
    assert sees(reader, case)


@pytest.mark.parametrize("role", [CasePerson.Role.PARTNER, CasePerson.Role.CONTRIBUTOR])
def test_who_speaks_or_contributes_does_so_for_an_organisation(role):
    case = scenarios.a_referred_case()

    with pytest.raises(ValidationError, match="for which organisation"):
        name(case, a_person(), role)


def test_nobody_speaks_for_a_partner_that_is_none():
    case = scenarios.a_referred_case()

    with pytest.raises(ValidationError, match="safeguarding partner of this partnership"):
        name(
            case,
            a_person(),
            CasePerson.Role.PARTNER,
            organisation=case.referring_organisation,
        )


def test_an_entry_lasts_to_the_end_of_its_last_day():
    case, reader = scenarios.a_referred_case(), a_person()

    name(case, reader, until=TOMORROW)

    days = [TODAY, TOMORROW, TOMORROW + timedelta(days=1)]
    assert [sees(reader, case, on=day) for day in days] == [True, True, False]


def test_nobody_is_named_for_a_time_that_is_over():
    case = scenarios.a_referred_case()

    with pytest.raises(ValidationError, match="today or later"):
        name(case, a_person(), until=TODAY - timedelta(days=1))


def test_only_who_co_ordinates_names_somebody_and_ends_an_entry():
    case = scenarios.a_referred_case()
    police = scenarios.name_partners(case)[scenarios.POLICE]
    entry = case.people.get(person=police)

    for who in (police, case.referred_by, a_board_officer(), an_administrator()):
        with pytest.raises(NotAllowed):
            name(case, a_person(), by=acting(who))
        with pytest.raises(NotAllowed):
            end(entry, by=acting(who))
    assert sees(police, case)


def test_whose_entry_ends_sees_nothing_more_and_the_reason_stays():
    entry = case_parts.an_ended_entry()

    assert not sees(entry.person, entry.case)
    assert (entry.ended_at, entry.ended_by) == (NOON, scenarios.its_coordinator(entry.case))
    with pytest.raises(NotNow):
        end(entry)


def test_an_entry_ends_with_a_reason():
    entry = case_parts.an_entry()

    with pytest.raises(ValidationError, match="Give the reason"):
        end(entry, " ")
    assert sees(entry.person, entry.case)


def test_the_last_who_co_ordinates_an_open_case_stays():
    case = scenarios.a_referred_case()
    [entry] = case.people.filter(role=COORDINATOR)

    with pytest.raises(ValidationError, match="name another one first"):
        end(entry)
    name(case, a_board_officer(), COORDINATOR)
    end(entry)

    assert not sees(entry.person, case)


def test_who_co_ordinates_until_yesterday_does_not_count_as_another():
    case, other = scenarios.a_referred_case(), a_board_officer()
    [entry] = case.people.filter(role=COORDINATOR)
    second = name(case, other, COORDINATOR)
    CasePerson.objects.filter(pk=second.pk).update(starts_on=TODAY - timedelta(3), ends_on=TODAY)

    with pytest.raises(ValidationError, match="name another one first"):
        end(entry)


def test_nobody_is_named_on_a_case_that_has_ended():
    case = scenarios.a_closed_case()

    with pytest.raises(NotNow):
        name(case, a_person())
