"""Draws a yearly report's evidence together, heading by heading."""

from collections.abc import Iterable, Sequence
from itertools import chain

from assurance.reports.blocks.year_figures import YearBefore, YearFigures
from assurance.reports.content.compose import recipient
from assurance.yearly.content.glossary import known_names
from assurance.yearly.content.values import YearlyContent, YearlyHeader, YearlySectionContent
from assurance.yearly.evidence import providers
from assurance.yearly.headings.sections import SectionDefinition, sections
from assurance.yearly.models import YearlyReport
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.base import Block, join_adjacent
from governance.core.blocks.values import Figure
from governance.periods.values import last_completed
from governance.rules.files import rule_set

GLANCE = "at-a-glance"


def build_evidence(
    record: YearlyReport, context: YearContext, *, asked: Iterable[str]
) -> YearlyContent:
    """The evidence of the year as it stands; words and requirements are put in on reading.

    ``asked`` are the codes of what is asked of the report. A constant number of queries.
    """
    found = [provider(context) for provider in providers()]
    codes = set(asked)
    return YearlyContent(
        report=header(record, context),
        partnership=recipient(context.partnership),
        sections=tuple(
            section_content(definition, found, context)
            for definition in sections()
            if definition.stands_in(codes)
        ),
        requirements=(),
        missing=tuple(chain.from_iterable(one.missing for one in found)),
        names=known_names(context),
    )


def header(record: YearlyReport, context: YearContext) -> YearlyHeader:
    return YearlyHeader(
        partnership=context.partnership.key,
        partnership_name=context.partnership.name,
        group_name=context.group.name,
        year=context.period.code,
        year_label=record.year_label,
        guidance=record.guidance,
        guidance_title=rule_set(record.guidance).title,
        constitution=record.constitution,
        as_at=context.year_end.isoformat(),
    )


def section_content(
    definition: SectionDefinition, found: Sequence[YearEvidence], context: YearContext
) -> YearlySectionContent:
    key = definition.key
    blocks: Iterable[Block] = chain.from_iterable(one.blocks.get(key, ()) for one in found)
    if key == GLANCE:
        blocks = glance(found, context)
    return YearlySectionContent(
        key=key, title=definition.title, part=definition.part, blocks=join_adjacent(blocks)
    )


def glance(found: Sequence[YearEvidence], context: YearContext) -> tuple[Block, ...]:
    """The figures of the year on one page, beside those of the year before; one query."""
    figures = tuple(chain.from_iterable(one.glance for one in found))
    if not figures:
        return ()
    before = last_completed("year", context.period.starts_on).code
    return (
        YearFigures(
            title="The year in figures",
            year=context.period.code,
            year_before=before,
            figures=figures,
            before=figures_before(figures, context, before),
        ),
    )


def figures_before(
    figures: Iterable[Figure], context: YearContext, year: str
) -> tuple[YearBefore, ...]:
    """What last year's report said of the same figures; nothing where there is none."""
    last = YearlyReport.objects.filter(partnership=context.partnership, period__code=year).first()
    if last is None:
        return ()
    said = {each.key: each.shown for each in YearlyContent.model_validate(last.content).figures}
    now = ((each.key, each.key.removesuffix(context.period.code) + year) for each in figures)
    return tuple(YearBefore(key=key, shown=said[old]) for key, old in now if old in said)
