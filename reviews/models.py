"""Gathers the record kinds of reviews's rooms, where Django looks; import from the room."""

from reviews.cases.models import (
    Case,
    CasePaper,
    CasePerson,
    Child,
    ChronologyEntry,
    CriterionConsidered,
    EmergencyAccess,
    Overrun,
    PanelResponse,
    PartnerView,
    Proceeding,
    RapidReview,
    Telling,
)

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
