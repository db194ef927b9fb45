"""What somebody may see is asked for by keys that an index finds, not row by row."""

from datetime import date

import pytest

from governance.core.roles import Actor, Capacity, Holding
from tests.architecture.introspection import our_models

EVERYBODY = Actor(
    on=date(2026, 1, 5),
    user_id=1,
    holdings=tuple(
        Holding(
            seat_id=seat,
            capacity=capacity,
            title="",
            group_id=2,
            partnership_id=3,
            organisation_id=4,
            reachable_group_ids=frozenset({5}),
        )
        for seat, capacity in enumerate(Capacity)
    ),
)
SEEN = [model for model in our_models() if hasattr(model._default_manager, "visible_to")]


@pytest.mark.parametrize("model", SEEN, ids=lambda model: model._meta.label)
def test_no_row_is_looked_at_to_find_out_whether_it_is_seen(model):
    """``Exists`` beside an OR makes the database walk the whole table, at every page."""
    sql = str(model._default_manager.visible_to(EVERYBODY).query)

    assert "EXISTS(" not in sql.upper().replace(" ", "")
