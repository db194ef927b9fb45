"""The operations of a return and its parts: one table for each kind."""

from assurance.returns.transitions.entries import OFFICE_ENTRY
from assurance.returns.transitions.requirements import can_begin
from assurance.returns.transitions.returns import ANSWER, QUERY, RETURN

__all__ = ["ANSWER", "OFFICE_ENTRY", "QUERY", "RETURN", "can_begin"]
