"""The record kinds of the room, one module per family."""

from reviews.learning.models.briefings import Briefing
from reviews.learning.models.case_learning import CaseLearning
from reviews.learning.models.dissemination import Dissemination, Reach
from reviews.learning.models.national import NationalCheck, NationalReview
from reviews.learning.models.points import LearningPoint
from reviews.learning.models.practice import PracticeEvidence

__all__ = [
    "Briefing",
    "CaseLearning",
    "Dissemination",
    "LearningPoint",
    "NationalCheck",
    "NationalReview",
    "PracticeEvidence",
    "Reach",
]
