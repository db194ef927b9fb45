"""What the partnership is at the year's end, and what changed in its arrangements."""

from datetime import date

import pytest

from assurance.yearly.evidence import changes, structure
from governance.core.roles import Capacity
from governance.people.models import Organisation
from governance.structure.models import Participation, Partnership
from tests import factories
from tests.assurance.yearly.evidence.situations import (
    glance,
    table,
    the_board,
    the_countys_group,
    told,
)
from tests.scenarios import returns as scenarios

pytestmark = pytest.mark.django_db
CHANGED = "What changed in the arrangements"


def a_partner(key: str, standing: str, **words: str) -> Participation:
    return factories.ParticipationFactory(
        partnership=scenarios.the_leicester_partnership(),
        organisation=factories.OrganisationFactory(key=key, **words),
        standing=standing,
    )


def a_seat(capacity: Capacity, is_held: bool, **place: object) -> None:
    seat = factories.SeatFactory(capacity=capacity, **{"group": None, **place})
    if is_held:
        factories.AppointmentFactory(seat=seat)


def test_who_takes_part_is_told_with_its_seats_the_statutory_partners_first():
    agency = a_partner("a-charity", "relevant_agency")
    police = a_partner("police", "statutory_partner")
    a_seat(Capacity.AGENCY_LEAD, False, participation=agency)
    for capacity in (Capacity.LEAD_SAFEGUARDING_PARTNER, Capacity.AGENCY_LEAD):
        a_seat(capacity, True, participation=police)

    found = told(structure.contribute)

    assert table(found, "what-we-are", "Who takes part") == [
        ("Police", "Statutory safeguarding partner", "2"),
        ("A charity", "Relevant agency", "1"),
    ]
    assert glance(found) == {"agencies": "2", "seats": "3", "seats-vacant": "1"}


def test_who_and_what_had_ended_by_the_years_end_is_not_told():
    ended = {"ends_on": date(2026, 3, 1)}
    police = a_partner("police", "statutory_partner")
    gone = a_partner("a-charity", "relevant_agency")
    Participation.objects.filter(pk=gone.pk).update(**ended)
    factories.SeatFactory(group=None, participation=police, **ended)
    seat = factories.SeatFactory(group=None, participation=police)
    factories.AppointmentFactory(seat=seat, **ended)

    found = told(structure.contribute)

    assert table(found, "what-we-are", "Who takes part") == [
        ("Police", "Statutory safeguarding partner", "1")
    ]
    assert glance(found) == {"agencies": "1", "seats": "1", "seats-vacant": "1"}


def test_who_leads_and_who_scrutinises_is_told_with_what_is_vacant():
    place = scenarios.the_leicester_partnership()
    police = a_partner("police", "statutory_partner")
    a_seat(Capacity.INDEPENDENT_SCRUTINEER, True, partnership=place)
    a_seat(Capacity.DELEGATED_SAFEGUARDING_PARTNER, False, participation=police)
    a_seat(Capacity.LEAD_SAFEGUARDING_PARTNER, True, participation=police)
    a_seat(Capacity.MEMBER, True, group=the_board())

    rows = table(told(structure.contribute), "what-we-are", "Who leads, and who scrutinises")

    assert [(role, body, held) for _, role, body, held in rows] == [
        ("Lead safeguarding partner", "Police", "Held"),
        ("Delegated safeguarding partner", "Police", "Vacant"),
        ("Independent scrutineer", str(place), "Held"),
    ]


def test_the_groups_are_told_with_their_vacancies_and_not_another_partnerships():
    board = the_board()
    a_seat(Capacity.CHAIR, True, group=board)
    a_seat(Capacity.MEMBER, False, group=board)
    a_seat(Capacity.MEMBER, True, group=the_countys_group())

    assert table(told(structure.contribute), "what-we-are", "Groups") == [
        ("Leicester partnership", "2", "1"),
        ("Llr planning and delivery", "0", "0"),
    ]


def test_the_seats_of_education_stand_under_their_own_heading():
    schools = a_partner("schools", "relevant_agency", sector=Organisation.Sector.EDUCATION)
    a_seat(Capacity.MEMBER, False, group=the_board(), represents=schools.organisation)
    nurseries = a_partner("nurseries", "relevant_agency", sector=Organisation.Sector.EARLY_YEARS)
    a_seat(Capacity.AGENCY_LEAD, True, participation=nurseries)
    a_seat(Capacity.MEMBER, True, group=the_board())

    rows = table(told(structure.contribute), "education", "Seats of education and early years")

    assert [(body, held) for *_, body, held in rows] == [
        ("Schools", "Vacant"),
        ("Nurseries", "Held"),
    ]


def test_without_a_seat_of_education_nothing_stands_there():
    a_seat(Capacity.MEMBER, True, group=the_board())

    assert told(structure.contribute).blocks["education"] == ()


def test_what_began_and_what_ended_in_the_year_is_a_change_with_where_it_is_written():
    board = the_board()
    words = {"title": "Voice of early years", "source": "Decision of 3 June 2025"}
    factories.SeatFactory(group=board, starts_on=date(2025, 6, 3), **words)
    charity = a_partner("a-charity", "relevant_agency")
    Participation.objects.filter(pk=charity.pk).update(ends_on=date(2026, 4, 1))
    factories.SeatFactory(group=board, starts_on=date(2026, 4, 1), title="Of the next year")
    factories.SeatFactory(group=the_countys_group(), starts_on=date(2025, 6, 3))

    assert table(told(changes.contribute), "arrangements", CHANGED) == [
        ("A charity", "Organisation", "Ended on 31 March 2026", "Not stated"),
        ("Voice of early years", "Seat", "Began on 3 June 2025", "Decision of 3 June 2025"),
    ]


def test_what_changed_in_another_partnership_is_not_told():
    county = scenarios.the_county_partnership()
    in_the_year = {"partnership": county, "starts_on": date(2025, 6, 3)}
    factories.ParticipationFactory(**in_the_year)
    factories.GroupServiceFactory(**in_the_year)

    assert told(changes.contribute).blocks == {}


def test_what_begins_on_the_first_day_of_the_year_is_a_change():
    factories.SeatFactory(group=the_board(), starts_on=date(2025, 4, 1), title="Analyst")

    rows = table(told(changes.contribute), "arrangements", CHANGED)

    assert [(which, change) for which, _, change, _ in rows] == [
        ("Analyst", "Began on 1 April 2025")
    ]


def test_what_began_with_the_partnership_itself_is_no_change_of_it():
    factories.SeatFactory(group=the_board(), starts_on=date(2025, 4, 1))
    ended = {"title": "Interim chair", "ends_on": date(2025, 8, 1)}
    factories.SeatFactory(group=the_board(), starts_on=date(2025, 4, 1), **ended)
    Partnership.objects.filter(key="leicester").update(starts_on=date(2025, 4, 1))

    assert table(told(changes.contribute), "arrangements", CHANGED) == [
        ("Interim chair", "Seat", "Ended on 31 July 2025", "Not stated")
    ]


def test_where_nothing_began_or_ended_nothing_is_told():
    factories.SeatFactory(group=the_board())

    assert told(changes.contribute).blocks == {}
