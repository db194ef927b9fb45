"""Learning given out in the year, whom it reached, whether practice changed; national reviews."""

from django.db.models import Q

from assurance.reports.blocks.learning import Learning
from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.content import learning
from assurance.reports.content.sections import LEARNING
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.base import Block
from governance.core.blocks.values import Figure, Source
from governance.core.formatting import format_date, format_number
from reviews.learning.models import PracticeEvidence

CHANGED = (PracticeEvidence.Judgement.YES, PracticeEvidence.Judgement.PARTLY)


def contribute(context: YearContext) -> YearEvidence:
    """As for a quarter, of the whole year; what shows changed practice is impact."""
    blocks = learning.contribute(context.as_report).blocks.get(LEARNING.key, ())
    changed = changed_practice(context)
    return YearEvidence(
        blocks={"reviews": tuple(blocks), "impact": (changed,) if changed.rows else ()},
        glance=glance_of(blocks, context),
    )


def glance_of(blocks: tuple[Block, ...], context: YearContext) -> tuple[Figure, ...]:
    found = [block for block in blocks if isinstance(block, Learning)]
    items = sum(len(block.items) for block in found)
    people = sum(each.people for block in found for each in block.reached)
    return (
        context.told_figure("learning-given-out", "Learning points and briefings", str(items)),
        context.told_figure(
            "learning-reached", "People whom learning reached", format_number(people)
        ),
    )


def changed_practice(context: YearContext) -> Table:
    """What showed in the year that practice changed, wholly or in part; one query."""
    area = Q(point__partnership=context.partnership) | Q(briefing__partnership=context.partnership)
    rows = PracticeEvidence.objects.current().filter(
        area,
        judgement__in=CHANGED,
        recorded_at__lte=context.at,
        seen_on__gte=context.period.starts_on,
        seen_on__lte=context.year_end,
    )
    found = rows.select_related("point", "briefing").order_by("seen_on", "pk")
    return Table(
        title="Practice that changed after learning",
        heads=("Learning", "What showed it", "Did practice change?"),
        rows=tuple(practice_row(each) for each in found),
    )


def practice_row(row: PracticeEvidence) -> TableRow:
    about = row.point or row.briefing
    shown = f"{row.get_kind_display()}, {format_date(row.seen_on)}: {row.showed}"
    return TableRow(
        cells=(str(about.title), shown, row.get_judgement_display()),  # type: ignore[union-attr]
        source=Source(kind=about._meta.label_lower, ids=(about.pk,)),  # type: ignore[union-attr]
    )
