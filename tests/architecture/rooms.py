"""The tables of the rooms that each state theirs in a module of its own."""

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
