"""One world for all the matrices: made once, looked at often, and gone when they are done."""

from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction

from tests.given import LONG_AFTER
from tests.matrix.world import World, a_world


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """The world on a day when what was not sent is late; each test leaves it as it was."""
    with (
        time_machine.travel(LONG_AFTER, tick=False),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        yield a_world()
        transaction.set_rollback(True)
