"""Every person in the world, at every address, with own and with foreign records."""

import sys
from collections.abc import Iterable
from dataclasses import replace

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from governance.core.roles import Capacity, Grants
from tests.architecture.introspection import addresses
from tests.architecture.test_public_pages import PUBLIC
from tests.permissions.row import Expected, Row
from tests.permissions.table import REACHING, STRANGERS, TABLE
from tests.permissions.world import Records, World

OF_PACKAGES = ("account_", "mfa_", "usersessions_", "admin:", "django.")
"""Addresses that belong to packages: about one's own account, or the administration site."""


def asked(browser: Client, row: Row, records: Records) -> HttpResponse:
    """The answer to one request, which leaves nothing changed."""
    with transaction.atomic():
        ask = getattr(browser, row.method)
        answer = ask(reverse(row.name, args=row.args(records)), row.data(records))
        transaction.set_rollback(True)
    if answer.streaming:
        assert b"".join(answer.streaming_content)  # read to its end, which closes the file
    return answer


def answers(world: World, row: Row, records: Records, roles: Iterable[str]) -> dict[str, int]:
    return {role: asked(world.browsers[role], row, records).status_code for role in roles}


def expected(row: Row, roles: Iterable[str], *, foreign: bool) -> dict[str, int]:
    return {role: row.expected(role, foreign=foreign) for role in roles}


def sweeper(row: Row) -> str:
    """One role is enough for how an address is asked: somebody who gets in, if anybody does."""
    own = {role for status in (200, 302) for role in row.own.get(status, ())}
    return min(own & {"board_officer"} or own, default="board_officer")


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_on_own_records_everybody_gets_what_the_table_says(world, row):
    found = answers(world, row, world.own, world.people)

    assert found == expected(row, world.people, foreign=False)


@pytest.mark.parametrize("row", [row for row in TABLE if row.is_about_records], ids=str)
def test_foreign_records_do_not_exist(world, row):
    found = answers(world, row, world.foreign, STRANGERS)

    assert found == expected(row, STRANGERS, foreign=True)


def test_somebody_unknown_is_asked_to_sign_in_at_every_address(world):
    found = {}
    for row in TABLE:
        answer = asked(world.browsers["anonymous"], row, world.own)
        found[str(row)] = answer.status_code, answer.headers.get("Location", "").partition("?")[0]

    assert found == {str(row): (302, "/account/login/") for row in TABLE}


def test_an_operations_address_opened_as_a_page_is_a_page_or_leads_to_one(world):
    have_own_page = {row.name for row in TABLE if row.method == "get" and 302 not in row.own}
    found = {}
    for row in [row for row in TABLE if row.method == "post"]:
        opened = replace(row, method="get", data=lambda records: {})
        told = asked(world.browsers[sweeper(row)], opened, world.own).status_code
        found[str(row)] = told in (
            {200, 403, 404, 409} if row.name in have_own_page else {302, 404}
        )

    assert [row for row, is_page in found.items() if not is_page] == []


def test_a_way_of_asking_that_an_address_does_not_know_is_refused_in_words(world):
    refused = {
        str(row): asked(world.browsers["board_officer"], replace(row, method="put"), world.own)
        for row in TABLE
    }

    wordless = [
        row
        for row, answer in refused.items()
        if answer.status_code == 405 and b"<h1" not in answer.content
    ]
    assert wordless == []
    assert {answer.status_code for answer in refused.values()} == {405}


def test_every_address_of_ours_is_in_the_table():
    ours = {name for name, _ in addresses() if not name.startswith(OF_PACKAGES)}

    assert {row.name for row in TABLE} == ours - PUBLIC


def test_the_table_names_only_people_of_the_world(world):
    told = {role for row in TABLE for role in named(row.own) | named(row.foreign)}

    assert told <= set(world.people)


def test_foreign_records_are_tried_with_somebody_of_every_reach_that_is_granted():
    granted = {reach for one in grants() for given in one.values() for reach in given.values()}

    assert set(REACHING) == granted


@pytest.mark.parametrize("reach", REACHING, ids=lambda reach: reach.name)
def test_who_stands_for_a_reach_is_granted_it_and_is_a_stranger_there(reach):
    role = REACHING[reach]
    granted = {given for one in grants() for given in one.get(Capacity(role), {}).values()}

    assert reach in granted
    assert [str(row) for row in TABLE if row.is_about_records and role in named(row.foreign)] == []


def test_the_table_lets_nobody_but_those_elsewhere_see_foreign_records():
    let_in = {role for row in TABLE for role in named(row.foreign)}

    assert let_in <= set(STRANGERS)


def named(told: Expected) -> set[str]:
    return {role for roles in told.values() for role in roles}


def grants() -> list[Grants]:
    """What each capacity may do and how far, from every ``grants`` module there is."""
    found = [module for name, module in sys.modules.items() if name.endswith(".grants")]
    return [module.GRANTS for module in found if hasattr(module, "GRANTS")]


@pytest.mark.parametrize(
    "path", ["/administration/", "/administration/governance/user/", "/administration/jsi18n/"]
)
def test_the_administration_site_is_for_administrators(world, path):
    found = {role: browser.get(path).status_code for role, browser in world.browsers.items()}

    assert {role for role, status in found.items() if status == 200} <= {"superuser"}
    assert found["board_officer"] == 302
