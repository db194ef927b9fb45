"""The record kinds of the room, one module per family."""

from assurance.reports.models.passages import Passage, ReportComment
from assurance.reports.models.reports import Report, ReportChange, ReportFile, ReportReceipt

__all__ = [
    "Passage",
    "Report",
    "ReportChange",
    "ReportComment",
    "ReportFile",
    "ReportReceipt",
]
