"""The tables of cases, and what must be in place first."""

from reviews.cases.transitions.cases import (
    CASE,
    CASE_PAPER,
    CASE_PERSON,
    CHILD,
    CHRONOLOGY,
    OVERRUN,
    PROCEEDING,
    TELLING,
    VIEW,
)
from reviews.cases.transitions.emergency import EMERGENCY
from reviews.cases.transitions.rapid_reviews import CRITERION, PANEL_RESPONSE, RAPID_REVIEW

__all__ = [
    "CASE",
    "CASE_PAPER",
    "CASE_PERSON",
    "CHILD",
    "CHRONOLOGY",
    "CRITERION",
    "EMERGENCY",
    "OVERRUN",
    "PANEL_RESPONSE",
    "PROCEEDING",
    "RAPID_REVIEW",
    "TELLING",
    "VIEW",
]
