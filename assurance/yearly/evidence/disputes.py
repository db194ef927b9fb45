"""Disputes of the year, counted without naming anybody."""

from assurance.reports.content import disputes
from assurance.reports.content.sections import DISPUTES
from assurance.yearly.year_context import YearContext, YearEvidence


def contribute(context: YearContext) -> YearEvidence:
    found = disputes.contribute(context.as_report)
    return YearEvidence(blocks={"disagreements": found.blocks.get(DISPUTES.key, ())})
