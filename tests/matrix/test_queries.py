"""A page costs the same number of queries for one row as for three."""

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.matrix.more import grow
from tests.matrix.row import Row
from tests.matrix.table import TABLE
from tests.matrix.world import Records, World

pytestmark = pytest.mark.django_db
READERS = ("board_officer", "chair", "chair_above", "agency_lead")
"""Whoever of these comes first and gets the page reads it."""
QUERIES: dict[str, int] = {}
"""How many each page costs, session, person and seats (two) included."""


def reader(row: Row) -> str | None:
    return next((role for role in READERS if row.expected(role, foreign=False) == 200), None)


PAGES = [row for row in TABLE if row.method == "get" and reader(row)]


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

    print("ONCE", once)
    print({k: (v, thrice[k]) for k, v in once.items() if v != thrice[k]})
    assert once == QUERIES
    assert thrice == QUERIES
