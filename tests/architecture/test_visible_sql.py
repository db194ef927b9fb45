"""What somebody may see is asked for by keys that an index finds, not row by row."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import EmptyResultSet

from governance.core.roles import Actor, Capacity, Holding
from reviews.cases.grants import NEVER_NAMED
from tests.architecture.introspection import our_models
from tests.of_each import of_each

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
MAY_BE_NAMED = replace(
    EVERYBODY,
    holdings=tuple(each for each in EVERYBODY.holdings if each.capacity not in NEVER_NAMED),
)
"""Who holds every seat but those that shut their holder out of restricted records."""
SEEN = [model for model in our_models() if hasattr(model._default_manager, "visible_to")]


def sql_of(model, actor: Actor) -> str:
    """What the database is asked; empty where it is not asked at all, since nothing is seen."""
    try:
        return str(model._default_manager.visible_to(actor).query)
    except EmptyResultSet:
        return ""


@of_each("model", SEEN, ids=lambda model: model._meta.label)
def test_no_row_is_looked_at_to_find_out_whether_it_is_seen(model):
    """``Exists`` beside an OR makes the database walk the whole table, at every page."""
    asked = [sql for actor in (EVERYBODY, MAY_BE_NAMED) if (sql := sql_of(model, actor))]

    assert asked
    assert not [sql for sql in asked if "EXISTS(" in sql.upper().replace(" ", "")]
