"""The tables of the room: for each kind its verbs, who may do them, when, and how they are told."""

from reviews.learning.transitions.briefings import BRIEFING
from reviews.learning.transitions.case_learning import CASE_LEARNING
from reviews.learning.transitions.dissemination import DISSEMINATION, PRACTICE_EVIDENCE
from reviews.learning.transitions.national import NATIONAL_CHECK, NATIONAL_REVIEW
from reviews.learning.transitions.points import LEARNING_POINT

__all__ = [
    "BRIEFING",
    "CASE_LEARNING",
    "DISSEMINATION",
    "LEARNING_POINT",
    "NATIONAL_CHECK",
    "NATIONAL_REVIEW",
    "PRACTICE_EVIDENCE",
]
