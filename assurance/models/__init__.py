"""assurance's record kinds, one module per family."""

from assurance.models.answers import Answer, Query, SubmittedAnswer
from assurance.models.instruments import Instrument, Question, Section
from assurance.models.passages import Passage, ReportComment
from assurance.models.reports import Report, ReportChange, ReportFile, ReportReceipt
from assurance.models.returns import AssuranceReturn, DisplayStatus, Receipt
from assurance.models.timetable import TimetableItem
from assurance.models.voices import VoiceRecord

__all__ = [
    "Answer",
    "AssuranceReturn",
    "DisplayStatus",
    "Instrument",
    "Passage",
    "Query",
    "Question",
    "Receipt",
    "Report",
    "ReportChange",
    "ReportComment",
    "ReportFile",
    "ReportReceipt",
    "Section",
    "SubmittedAnswer",
    "TimetableItem",
    "VoiceRecord",
]
