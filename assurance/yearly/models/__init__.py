"""The record kinds of the room, one module per family."""

from assurance.yearly.models.reports import (
    YearlyFile,
    YearlyReport,
    YearlyRequirement,
    YearlyStep,
)
from assurance.yearly.models.words import YearlyComment, YearlySection, YearlyStatement

__all__ = [
    "YearlyComment",
    "YearlyFile",
    "YearlyReport",
    "YearlyRequirement",
    "YearlySection",
    "YearlyStatement",
    "YearlyStep",
]
