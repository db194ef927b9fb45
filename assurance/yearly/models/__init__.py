"""The record kinds of the room, one module per family."""

from assurance.yearly.models.parts import YearlyFile, YearlyRequirement, YearlyStep
from assurance.yearly.models.reports import YearlyReport
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
