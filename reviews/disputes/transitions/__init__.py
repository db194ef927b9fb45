"""The operations of disputes, their sides and stages, and of escalation officers."""

from reviews.disputes.transitions.disputes import DISPUTE
from reviews.disputes.transitions.parts import (
    ESCALATION_OFFICER,
    OFFICER,
    SIDE,
    STAGE,
    STEP,
)

__all__ = ["DISPUTE", "ESCALATION_OFFICER", "OFFICER", "SIDE", "STAGE", "STEP"]
