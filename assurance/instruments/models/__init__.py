"""The record kinds of the room, one module per family."""

from assurance.instruments.models.instruments import Instrument, Question, Section
from assurance.instruments.models.timetable import TimetableItem

__all__ = [
    "Instrument",
    "Question",
    "Section",
    "TimetableItem",
]
