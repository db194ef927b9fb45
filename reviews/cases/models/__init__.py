"""A case and its children, the people named on it, the partners' views, the rapid review."""

from reviews.cases.models.cases import Case
from reviews.cases.models.chronology import ChronologyEntry
from reviews.cases.models.emergency import EmergencyAccess
from reviews.cases.models.papers import CasePaper
from reviews.cases.models.parts import Child, Overrun, Proceeding
from reviews.cases.models.people import CasePerson
from reviews.cases.models.rapid_reviews import (
    CriterionConsidered,
    PanelResponse,
    RapidReview,
)
from reviews.cases.models.screening import PartnerView, Telling

__all__ = [
    "Case",
    "CasePaper",
    "CasePerson",
    "Child",
    "ChronologyEntry",
    "CriterionConsidered",
    "EmergencyAccess",
    "Overrun",
    "PanelResponse",
    "PartnerView",
    "Proceeding",
    "RapidReview",
    "Telling",
]
