"""What children and families said in the year, what was done, and what changed because of it."""

from django.utils.text import capfirst

from assurance.reports.blocks.responses import Response, Responses
from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.content.voices import (
    KIND,
    heard_within,
    response,
    responses_of,
    voice_gap,
)
from assurance.voice.models import VoiceRecord
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.values import Source
from governance.core.formatting import format_date


def contribute(context: YearContext) -> YearEvidence:
    """Those heard by the partnership, the group that reports, and the groups below; one query."""
    rows = heard_within(context.as_report)
    changed = [row for row in rows if row.changed]
    told = tuple(each for row in rows for each in asked_and_answered(row))
    return YearEvidence(
        blocks={
            "voice": (Responses(responses=told),) if told else (),
            "impact": (changes(changed),) if changed else (),
        },
        glance=(
            context.told_count("voices-heard", "Times children were heard", rows),
            context.told_count("voices-changed", "Of these, something changed", changed),
        ),
        missing=tuple(voice_gap(row) for row in rows if not row.did),
    )


def asked_and_answered(row: VoiceRecord) -> tuple[Response, ...]:
    """How they were asked, before what they said and what came of it."""
    return (response(row, "How they were asked", row.how), *responses_of(row))


def changes(rows: list[VoiceRecord]) -> Table:
    """Only what says that something changed."""
    return Table(
        title="What changed because children were heard",
        heads=("Heard", "What changed"),
        rows=tuple(
            TableRow(
                cells=(f"{capfirst(row.who)}, {format_date(row.heard_on)}", row.changed),
                source=Source(kind=KIND, ids=(row.pk,)),
            )
            for row in rows
        ),
    )
