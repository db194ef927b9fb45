"""The tables of actions, and what must be in place first."""

from governance.actions.transitions.actions import (
    ACTION,
    ACTION_UPDATE,
    ASSIGNMENT,
    is_to_be_answered,
)

__all__ = [
    "ACTION",
    "ACTION_UPDATE",
    "ASSIGNMENT",
    "is_to_be_answered",
]
