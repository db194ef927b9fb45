"""The record kinds of the room, one module per family."""

from governance.actions.models.actions import Action
from governance.actions.models.assignments import (
    ActionUpdate,
    Assignment,
    DueChange,
    Escalation,
    Reopening,
)
from governance.actions.models.readers import ActionReader

__all__ = [
    "Action",
    "ActionReader",
    "ActionUpdate",
    "Assignment",
    "DueChange",
    "Escalation",
    "Reopening",
]
