"""The situations the tests stand on are what they say."""

import pytest

from tests.scenarios.statuses import EVERY_STATUS


@pytest.mark.parametrize(
    ("status", "situation"),
    [(status, make) for situations in EVERY_STATUS.values() for status, make in situations.items()],
)
@pytest.mark.django_db
def test_a_situation_leaves_its_record_in_the_status_it_is_named_for(status, situation):
    record = situation()

    record.refresh_from_db()
    assert record.status == status
