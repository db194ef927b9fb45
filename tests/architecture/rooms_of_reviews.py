"""The tables of the rooms of reviews, which each room states in a module of its own."""

from tests.architecture import (
    child_deaths,
    complaints,
    disputes,
    learning,
    local_reviews,
    practice_reviews,
)

ROOMS = (practice_reviews, local_reviews, disputes, learning, child_deaths, complaints)
