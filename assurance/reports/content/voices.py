"""What children said, what was done and what it changed, as a quarter's report tells it."""

from django.db.models import Q
from django.utils.text import capfirst

from assurance.reports.blocks.responses import Response, Responses
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import VOICE
from assurance.voice.models import VoiceRecord
from governance.core.blocks.values import Gap, Source
from governance.core.formatting import format_date

KIND = VoiceRecord._meta.label_lower


def contribute(context: ReportContext) -> Contribution:
    """The voices heard in the quarter by the group, those below it and its partnerships."""
    rows = heard_within(context)
    found = tuple(response for row in rows for response in responses_of(row))
    return Contribution(
        blocks={VOICE.key: (Responses(responses=found),)} if found else {},
        missing=tuple(voice_gap(row) for row in rows if not row.did),
    )


def heard_within(context: ReportContext) -> list[VoiceRecord]:
    """Heard in the period, earliest first, with their names; one query."""
    current = VoiceRecord.objects.current()
    heard = current.heard_between(context.period.starts_on, context.period.ends_on)
    own = (
        Q(group=context.group)
        | Q(group__in=context.groups_below())
        | Q(partnership__in=context.areas())
    )
    return list(heard.filter(own).for_list().order_by("heard_on", "pk"))


def responses_of(row: VoiceRecord) -> list[Response]:
    """What was said, done and changed, each under its own words; what is not known is left out."""
    parts = {"What they said": row.said, "What we did": row.did, "What changed": row.changed}
    return [response(row, question, text) for question, text in parts.items() if text]


def response(row: VoiceRecord, question: str, text: str) -> Response:
    return Response(
        who=f"{capfirst(row.who)}, heard by {row.place}",
        question=question,
        text=text,
        source=Source(kind=KIND, ids=(row.pk,)),
    )


def voice_gap(row: VoiceRecord) -> Gap:
    name = f"Voice heard on {format_date(row.heard_on)}"
    text = f"{name}: nothing recorded about what was done"
    source = Source(kind=KIND, ids=(row.pk,))
    return Gap(kind="no_deed", who=name, text=text, source=source, state="pending")
