"""Gathers the record kinds of assurance's rooms, where Django looks; import from the room."""

from assurance.instruments.models import Instrument, Question, Section, TimetableItem
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.publication.models import YearlyDispatch, YearlyErratum, YearlyPresentation
from assurance.reports.models import (
    Passage,
    Report,
    ReportChange,
    ReportComment,
    ReportFile,
    ReportReceipt,
)
from assurance.returns.models import (
    Answer,
    AssuranceReturn,
    OfficeEntry,
    Query,
    Receipt,
    SubmittedAnswer,
)
from assurance.short_versions.models import ShortFile, ShortPart, ShortReading, ShortVersion
from assurance.voice.models import VoiceRecord
from assurance.yearly.models import (
    YearlyComment,
    YearlyFile,
    YearlyReport,
    YearlyRequirement,
    YearlySection,
    YearlyStatement,
    YearlyStep,
)

__all__ = [
    "Answer",
    "AssuranceReturn",
    "CopiedLine",
    "Instrument",
    "NewPartnership",
    "OfficeEntry",
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
    "ShortFile",
    "ShortPart",
    "ShortReading",
    "ShortVersion",
    "SubmittedAnswer",
    "TimetableItem",
    "VoiceRecord",
    "YearlyComment",
    "YearlyDispatch",
    "YearlyErratum",
    "YearlyFile",
    "YearlyPresentation",
    "YearlyReport",
    "YearlyRequirement",
    "YearlySection",
    "YearlyStatement",
    "YearlyStep",
]
