"""The record kinds of the room, one module per family."""

from assurance.returns.models.answers import Answer, Query, SubmittedAnswer
from assurance.returns.models.display_status import DisplayStatus
from assurance.returns.models.entries import OfficeEntry
from assurance.returns.models.receipts import Receipt
from assurance.returns.models.returns import AssuranceReturn

__all__ = [
    "Answer",
    "AssuranceReturn",
    "DisplayStatus",
    "OfficeEntry",
    "Query",
    "Receipt",
    "SubmittedAnswer",
]
