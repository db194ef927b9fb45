"""One world for the permission tables: made once a worker, in a database no other test sees."""

import pickle
from collections.abc import Iterator
from dataclasses import replace

import pytest
import time_machine
from django.db import connection

from tests.migrated import pointed_to
from tests.permissions.world import World, a_world
from tests.scenarios.returns import LONG_AFTER


@pytest.fixture(scope="session")
def the_world(another_database, django_db_blocker) -> World:
    """Everything in it, saved, on a day when what was not sent is late."""
    with (
        time_machine.travel(LONG_AFTER, tick=False),
        django_db_blocker.unblock(),
        pointed_to(another_database),
    ):
        return a_world()


@pytest.fixture
def its_database(another_database, the_world) -> Iterator[None]:
    """The test's connection leads there; only a test that has not begun a transaction may."""
    assert not connection.in_atomic_block, "ask for the world first, and carry no django_db mark"
    with pointed_to(another_database), time_machine.travel(LONG_AFTER, tick=False):
        yield


@pytest.fixture(scope="session")
def its_records(the_world) -> bytes:
    """A picture of them, of which a copy is made four times as fast as of the records."""
    return pickle.dumps((the_world.own, the_world.foreign))


@pytest.fixture
def world(its_database, db, the_world, its_records) -> World:
    """The world as it was made: what a test changes, in rows or in records held, is its own."""
    own, foreign = pickle.loads(its_records)  # noqa: S301  # our own, made above
    return replace(the_world, own=own, foreign=foreign)
