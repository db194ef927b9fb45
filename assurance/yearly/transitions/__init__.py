"""The tables of a yearly report: the report itself, and what is written in it."""

from assurance.yearly.transitions.reports import (
    REPORT,
    YEARLY_DELEGATES,
    YEARLY_REPORT,
    in_the_way,
    is_stated_of_earlier_words,
    missing_in,
    named_delegates,
    named_to_sign,
)
from assurance.yearly.transitions.words import COMMENT, REQUIREMENT, SECTION, STATEMENT, STEP

__all__ = [
    "COMMENT",
    "REPORT",
    "REQUIREMENT",
    "SECTION",
    "STATEMENT",
    "STEP",
    "YEARLY_DELEGATES",
    "YEARLY_REPORT",
    "in_the_way",
    "is_stated_of_earlier_words",
    "missing_in",
    "named_delegates",
    "named_to_sign",
]
