"""A page costs the same number of queries for one row as for three."""

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.permissions.grow import grow
from tests.permissions.query_counts import QUERIES
from tests.permissions.row import Row
from tests.permissions.table import TABLE
from tests.permissions.world import Records, World
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

READERS = ("board_officer", "chair", "chair_above", "agency_lead", "named_coordinator")
"""Whoever of these comes first and gets the page reads it."""


def reader(row: Row) -> str | None:
    return next((role for role in READERS if row.expected(role, foreign=False) == 200), None)


PAGES = [row for row in TABLE if row.method == "get" and reader(row)]


LISTS = [row for row in PAGES if row.name.endswith(("home", "-list")) and row.others == 200]


MOST = {"home": 20, "theme-detail": 20, "office-year": 25, "-list": 12, "-tracker": 12}
"""What a page of a kind may cost, by how its name ends; any other is a detail or a form.

A theme and the year of an office gather from every room that has something to tell, as Home does;
the year asks each of eleven rooms by itself.
"""
MOST_OF_ANY_OTHER = 15


def test_no_page_costs_more_than_its_kind_may():
    over = {}
    for page, queries in QUERIES.items():
        name = page.split()[1]
        kinds = (most for end, most in MOST.items() if name.endswith(end))
        most = next(kinds, MOST_OF_ANY_OTHER)
        if queries > most:
            over[page] = queries

    assert over == {}


def costs(world: World) -> dict[str, int]:
    """Each page's queries, the second time it is asked for."""
    return {str(row): cost(world.browsers[reader(row)], row, world.own) for row in PAGES}


def cost(browser: Client, row: Row, records: Records) -> int:
    address, data = reverse(row.name, args=row.args(records)), row.data(records)
    with transaction.atomic():
        read(browser.get(address, data))
        with CaptureQueriesContext(connection) as captured:
            read(browser.get(address, data))
        transaction.set_rollback(True)
    return len(captured)


def read(answer: HttpResponse) -> None:
    """To its end, as a browser does."""
    assert answer.status_code == 200
    assert b"".join(answer) or not answer.streaming


def test_every_page_costs_what_it_should_with_one_row_and_with_three(world):
    once = costs(world)
    grow(world)
    thrice = costs(world)

    assert once == QUERIES
    assert thrice == QUERIES


def test_somebody_with_four_partnerships_costs_what_somebody_with_two_costs(world):
    person, found = scenarios.a_person(), []

    for _ in range(2):
        for _ in range(2):
            seat = factories.SeatFactory(
                capacity="board_officer", group=None, partnership=factories.PartnershipFactory()
            )
            factories.AppointmentFactory(seat=seat, person=person)
        found.append([cost(signed_in(person), row, world.own) for row in LISTS])

    assert found[0] == found[1]
