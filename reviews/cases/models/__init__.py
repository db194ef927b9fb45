"""A case, its children and named people, the partners' views, and the reviews of it."""

from reviews.cases.models.cases import Case
from reviews.cases.models.chronology import ChronologyEntry
from reviews.cases.models.emergency import EmergencyAccess
from reviews.cases.models.local_reviews import LocalReview
from reviews.cases.models.papers import CasePaper
from reviews.cases.models.parts import Child, Overrun, Proceeding
from reviews.cases.models.people import CasePerson
from reviews.cases.models.practice_parts import (
    DraftCopy,
    Involvement,
    ProgressCheck,
    ReviewCost,
    WrittenRequest,
)
from reviews.cases.models.practice_reviews import PracticeReview, ReviewerCandidate
from reviews.cases.models.rapid_reviews import (
    CriterionConsidered,
    PanelResponse,
    RapidReview,
)
from reviews.cases.models.recommendations import Recommendation
from reviews.cases.models.screening import PartnerView, Telling

SignedReview = RapidReview | PracticeReview | LocalReview
"""What the partners sign."""

__all__ = [
    "Case",
    "CasePaper",
    "CasePerson",
    "Child",
    "ChronologyEntry",
    "CriterionConsidered",
    "DraftCopy",
    "EmergencyAccess",
    "Involvement",
    "LocalReview",
    "Overrun",
    "PanelResponse",
    "PartnerView",
    "PracticeReview",
    "Proceeding",
    "ProgressCheck",
    "RapidReview",
    "Recommendation",
    "ReviewCost",
    "ReviewerCandidate",
    "SignedReview",
    "Telling",
    "WrittenRequest",
]
