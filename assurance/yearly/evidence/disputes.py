"""Disputes of the year, counted without naming anybody."""

from assurance.reports.content.disputes import counts_of, raised_within, times_of
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.small_numbers import shown_whole


def contribute(context: YearContext) -> YearEvidence:
    """As for a quarter, of the whole year; the counts of kinds do not follow from the total."""
    found = raised_within(context.as_report)
    blocks = (counts_of(found, context.as_report),) if found else ()
    figure = context.told_figure("disputes-raised", "Disputes raised", shown_whole(times_of(found)))
    return YearEvidence(blocks={"disagreements": blocks}, glance=(figure,))
