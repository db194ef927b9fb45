"""The tables of cases, and what must be in place first."""

from reviews.cases.transitions.cases import (
    CASE,
    CASE_PERSON,
    CHILD,
    VIEW,
)
from reviews.cases.transitions.emergency import EMERGENCY
from reviews.cases.transitions.local_reviews import LOCAL_REVIEW
from reviews.cases.transitions.parts import (
    CASE_PAPER,
    CHRONOLOGY,
    OVERRUN,
    PROCEEDING,
    TELLING,
)
from reviews.cases.transitions.practice_parts import (
    CANDIDATE,
    CHECK,
    COPY,
    COST,
    INVOLVEMENT,
    REQUEST,
)
from reviews.cases.transitions.practice_reviews import PRACTICE_REVIEW
from reviews.cases.transitions.rapid_reviews import CRITERION, PANEL_RESPONSE, RAPID_REVIEW
from reviews.cases.transitions.recommendations import RECOMMENDATION

__all__ = [
    "CANDIDATE",
    "CASE",
    "CASE_PAPER",
    "CASE_PERSON",
    "CHECK",
    "CHILD",
    "CHRONOLOGY",
    "COPY",
    "COST",
    "CRITERION",
    "EMERGENCY",
    "INVOLVEMENT",
    "LOCAL_REVIEW",
    "OVERRUN",
    "PANEL_RESPONSE",
    "PRACTICE_REVIEW",
    "PROCEEDING",
    "RAPID_REVIEW",
    "RECOMMENDATION",
    "REQUEST",
    "TELLING",
    "VIEW",
]
