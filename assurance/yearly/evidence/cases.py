"""Cases and their clocks, counted for the year as for a quarter: small numbers are not told."""

from assurance.reports.content import cases
from assurance.reports.content.sections import LEARNING
from assurance.yearly.year_context import YearContext, YearEvidence


def contribute(context: YearContext) -> YearEvidence:
    found = cases.contribute(context.as_report)
    return YearEvidence(blocks={"reviews": found.blocks.get(LEARNING.key, ())})
