"""The record kinds of the room, one module per family."""

from governance.actions.models.actions import Action
from governance.actions.models.assignments import ActionUpdate, Assignment, DueChange, Reopening

__all__ = [
    "Action",
    "ActionUpdate",
    "Assignment",
    "DueChange",
    "Reopening",
]
