"""What children said, what was done and what it changed, as a quarter's report tells it."""

from django.db.models import Q
from django.utils.text import capfirst

from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import VOICE
from assurance.reports.content.values import Gap, Source, Statement
from assurance.voice.models import VoiceRecord
from governance.core.formatting import format_date
from governance.structure.models import Group, GroupService

KIND = VoiceRecord._meta.label_lower


def contribute(asked: ReportContext) -> Contribution:
    """The voices heard in the quarter by the group, those below it and its partnerships."""
    served = GroupService.objects.in_force(on=asked.on).filter(group=asked.group)
    heard = VoiceRecord.objects.heard_between(asked.period.starts_on, asked.period.ends_on)
    rows = list(
        heard.filter(
            Q(group=asked.group)
            | Q(group__in=Group.objects.below(asked.group, on=asked.on))
            | Q(partnership__in=served.values("partnership"))
        )
        .for_list()
        .order_by("heard_on", "pk")
    )
    return Contribution(
        evidence={VOICE.key: tuple(said for row in rows for said in statements(row))},
        missing=tuple(gap(row) for row in rows if not row.did),
    )


def statements(row: VoiceRecord) -> list[Statement]:
    """What was said, done and changed, each under its own words; what is not known is left out."""
    parts = {"What they said": row.said, "What we did": row.did, "What changed": row.changed}
    return [
        Statement(
            who=f"{capfirst(row.who)}, heard by {row.place}",
            asked=asked,
            text=text,
            source=Source(kind=KIND, ids=(row.pk,)),
        )
        for asked, text in parts.items()
        if text
    ]


def gap(row: VoiceRecord) -> Gap:
    name = f"Voice heard on {format_date(row.heard_on)}"
    text = f"{name}: nothing recorded about what was done"
    return Gap(kind="no_deed", who=name, text=text, source=Source(kind=KIND, ids=(row.pk,)))
