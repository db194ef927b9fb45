"""The operations of a plan, of what hangs on it, and of a quarter's progress."""

from governance.plans.transitions.parts import (
    COMMENT,
    FOCUS_AREA,
    OBJECTIVE,
    OUTCOME_STATEMENT,
    PRIORITY,
    PROGRESS,
)
from governance.plans.transitions.plans import PLAN

__all__ = [
    "COMMENT",
    "FOCUS_AREA",
    "OBJECTIVE",
    "OUTCOME_STATEMENT",
    "PLAN",
    "PRIORITY",
    "PROGRESS",
]
