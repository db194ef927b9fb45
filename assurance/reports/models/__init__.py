"""The record kinds of the room, one module per family."""

from assurance.reports.models.passages import CLOSING_CHAPTERS, Passage, ReportComment
from assurance.reports.models.reports import Report, ReportChange, ReportFile, ReportReceipt

__all__ = [
    "CLOSING_CHAPTERS",
    "Passage",
    "Report",
    "ReportChange",
    "ReportComment",
    "ReportFile",
    "ReportReceipt",
]
