"""The record kinds of the room, one module per family."""

from reviews.disputes.models.disputes import Dispute
from reviews.disputes.models.officers import EscalationOfficer
from reviews.disputes.models.sides import DisputeOfficer, DisputeSide, OwnProcedureStep
from reviews.disputes.models.stages import DisputeStage

__all__ = [
    "Dispute",
    "DisputeOfficer",
    "DisputeSide",
    "DisputeStage",
    "EscalationOfficer",
    "OwnProcedureStep",
]
