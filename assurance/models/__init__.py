"""assurance's record kinds, one module per family."""

from assurance.models.instruments import Instrument, Question, Section
from assurance.models.reports import Report, ReportFile
from assurance.models.returns import Answer, AssuranceReturn, Query, Receipt
from assurance.models.timetable import TimetableItem
from assurance.models.voices import VoiceRecord

__all__ = [
    "Answer",
    "AssuranceReturn",
    "Instrument",
    "Query",
    "Question",
    "Receipt",
    "Report",
    "ReportFile",
    "Section",
    "TimetableItem",
    "VoiceRecord",
]
