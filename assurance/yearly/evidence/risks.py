"""The risks of the year: how many, how they moved, what was passed up and closed."""

from assurance.reports.content import risks
from assurance.reports.content.sections import RISKS
from assurance.yearly.year_context import YearContext, YearEvidence

GLANCE = {
    "risks-open": "Risks open at the end",
    "risks-new": "Of these, raised in the year",
    "risks-closed": "Risks closed in the year",
}


def contribute(context: YearContext) -> YearEvidence:
    """As for a quarter, of the whole year, and with the register of the partnership itself."""
    blocks = risks.contribute(context.as_report).blocks.get(RISKS.key, ())
    figures = (figure for block in blocks for figure in block.get_figures())
    told = ((figure, GLANCE.get(figure.key.partition(":")[0])) for figure in figures)
    return YearEvidence(
        blocks={"risks": tuple(blocks)},
        glance=tuple(each.model_copy(update={"label": label}) for each, label in told if label),
    )
