"""What the child death overview panel reported in the year, and what was decided about it."""

from assurance.reports.blocks.responses import Response, Responses
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.values import Source
from reviews.child_deaths.models import PanelReport

KIND = PanelReport._meta.label_lower


def contribute(context: YearContext) -> YearEvidence:
    """The panel's reports that were received in the year; one query."""
    rows = PanelReport.objects.filter(
        partnership=context.partnership,
        received_on__gte=context.period.starts_on,
        received_on__lte=context.year_end,
    ).order_by("received_on", "pk")
    said = tuple(response for row in rows for response in responses(row))
    return YearEvidence(blocks={"reviews": (Responses(responses=said),) if said else ()})


def responses(row: PanelReport) -> list[Response]:
    parts = {"Its key messages": row.messages, "What the partnership decided": row.decided}
    return [
        Response(
            who=row.source_label,
            question=question,
            text=text,
            source=Source(kind=KIND, ids=(row.pk,)),
        )
        for question, text in parts.items()
        if text
    ]
