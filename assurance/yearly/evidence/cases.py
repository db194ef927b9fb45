"""Cases and their clocks, counted for the year as for a quarter: small numbers are not told."""

from django.utils.text import slugify

from assurance.reports.blocks.case_counts import CaseCounts
from assurance.reports.content import cases
from assurance.reports.content.sections import LEARNING
from assurance.yearly.year_context import YearContext, YearEvidence

AT_A_GLANCE = (cases.NOTIFIED, cases.SENT, cases.UNSENT, cases.COMPLETED)


def contribute(context: YearContext) -> YearEvidence:
    blocks = cases.contribute(context.as_report).blocks.get(LEARNING.key, ())
    counts = [one for block in blocks if isinstance(block, CaseCounts) for one in block.counts]
    shown = {one.label: one.shown for one in counts}
    return YearEvidence(
        blocks={"reviews": tuple(blocks)},
        glance=tuple(
            context.told_figure(slugify(label), label, shown.get(label, "0"))
            for label in AT_A_GLANCE
        ),
    )
