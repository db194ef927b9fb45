"""The tables of the rooms that each state theirs in a module of its own."""

from itertools import chain
from typing import Any

from tests.architecture import (
    challenges,
    child_deaths,
    complaints,
    disputes,
    group_recommendations,
    learning,
    local_reviews,
    new_partnerships,
    practice_reviews,
    publication,
    risks,
    short_versions,
    timetable,
    yearly,
)

ROOMS = (
    practice_reviews,
    local_reviews,
    disputes,
    learning,
    child_deaths,
    complaints,
    publication,
    new_partnerships,
    risks,
    challenges,
    group_recommendations,
    short_versions,
    timetable,
    yearly,
)


def merged(table: str) -> dict[str, Any]:
    """The rows of this table from every room that has it."""
    return {key: row for room in ROOMS for key, row in getattr(room, table, {}).items()}


def chained(table: str) -> list[Any]:
    """The same of a table that is a list."""
    return list(chain.from_iterable(getattr(room, table, ()) for room in ROOMS))
