"""What children and families said in the year, what was done, and what changed because of it."""

from django.db.models import Q

from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.content import voices
from assurance.reports.content.sections import VOICE
from assurance.voice.models import VoiceRecord
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.values import Source
from governance.core.formatting import format_date
from governance.structure.models import Group

KIND = VoiceRecord._meta.label_lower


def contribute(context: YearContext) -> YearEvidence:
    found = voices.contribute(context.as_report)
    rows = heard(context)
    changed = [row for row in rows if row.changed]
    return YearEvidence(
        blocks={
            "voice": tuple(found.blocks.get(VOICE.key, ())),
            "impact": (changes(changed),) if changed else (),
        },
        glance=(
            context.figure("voices-heard", "Times children were heard", rows, kind=KIND),
            context.figure("voices-changed", "Of these, something changed", changed, kind=KIND),
        ),
        missing=found.missing,
    )


def heard(context: YearContext) -> list[VoiceRecord]:
    """Those heard by the partnership, the group that reports, and the groups below it."""
    below = Group.objects.below(context.group, on=context.year_end)
    rows = VoiceRecord.objects.current().heard_between(
        context.period.starts_on, context.period.ends_on
    )
    own = Q(group=context.group) | Q(group__in=below) | Q(partnership=context.partnership)
    return list(rows.filter(own).order_by("heard_on", "pk"))


def changes(rows: list[VoiceRecord]) -> Table:
    """Only what says that something changed."""
    return Table(
        title="What changed because children were heard",
        heads=("Heard", "What changed"),
        rows=tuple(
            TableRow(
                cells=(f"{row.who}, {format_date(row.heard_on)}", row.changed),
                source=Source(kind=KIND, ids=(row.pk,)),
            )
            for row in rows
        ),
    )
