"""What a short version takes from its report: figures, as the report shows them."""

from collections.abc import Mapping

from assurance.short_versions.headings.outlines import PartDefinition, outline
from assurance.short_versions.models import ShortPart, ShortVersion
from assurance.yearly.content.values import YearlyContent
from assurance.yearly.models import YearlyReport
from governance.core.blocks.hashing import ensure_unaltered
from governance.core.blocks.values import Figure


def report_figures(report: YearlyReport) -> Mapping[str, Figure]:
    """Every figure of the report by its code alone, of the whole partnership (``code:all:year``).

    As frozen, or as last compiled; what is suppressed there is suppressed here. Raises
    AlteredContent.
    """
    ensure_unaltered(report.content, report.content_hash, report)
    return {
        each.key.partition(":")[0]: each
        for each in YearlyContent.model_validate(report.content).figures
        if each.key.split(":")[1:2] == ["all"]
    }


def shown_by(definition: PartDefinition, figures: Mapping[str, Figure]) -> dict[str, str]:
    """What the part begins with, as the report shows it now."""
    return {code: figures[code].shown for code in definition.figures if code in figures}


def otherwise_now(
    record: ShortVersion, figures: Mapping[str, Figure]
) -> list[tuple[ShortPart, Figure, str]]:
    """The figures that parts began with and that the report now shows otherwise, with what each
    was: the words may still say so.
    """
    return [
        (part, figures[code], was)
        for part in record.parts.all()
        for code, was in part.figures.items()
        if code in figures and figures[code].shown != was
    ]


def figures_beside(part: ShortPart, figures: Mapping[str, Figure]) -> list[str]:
    """What the report says of what the part asks, in words."""
    definition = outline(part.short_version.kind).part(part.key)
    return [
        f"{figures[code].label}: {figures[code].shown}"
        for code in definition.figures
        if code in figures
    ]
