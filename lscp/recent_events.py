"""What happened lately in a person's reach, as a short list to read; nothing is decided by it."""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from assurance.reports.models import Report
from assurance.returns.models import AssuranceReturn
from governance.actions.models import Action
from governance.core.event_phrases import describe_event
from governance.core.models import TrailEntry
from governance.core.prepared_queries import prepared
from governance.core.registry import direct_link
from governance.core.roles import Actor

AT_MOST = 8
LOOKED_AT = 3000
"""Lines of the trail that are looked at, the newest; older ones are not searched."""
TOLD: Mapping[type[Model], tuple[str, ...]] = {
    Report: ("compose", "send", "agree", "record_agreement", "send_back", "issue"),
    AssuranceReturn: ("submit", "query", "accept", "reopen"),
    Action: ("raise", "finish", "embed", "reopen", "withdraw", "change_due"),
}
"""The kinds and verbs that are told, of what the person may see."""


def recent_events(actor: Actor, *, since: datetime) -> list[tuple[TrailEntry, str, str]]:
    """What others did, newest first: the line, its sentence and its page; one query."""
    return [
        (row, describe_event(row.kind, row.verb, row.label), direct_link(row.kind, row.subject_id))
        for row in others_events(actor, since)
    ]


@prepared
def others_events(actor: Actor, since: datetime) -> QuerySet[TrailEntry]:
    newest = Subquery(TrailEntry.objects.order_by("-pk").values("pk")[:1])
    rows = TrailEntry.objects.filter(
        reduce(or_, (in_reach(actor, model) for model in TOLD)),
        pk__gt=newest - LOOKED_AT,
        pk__lte=newest,
        at__gt=since,
    ).exclude(by=actor.user_id)
    return rows.select_related("by", "invited_by").order_by("-pk")[:AT_MOST]


def in_reach(actor: Actor, model: type[Model]) -> Q:
    """The lines about what the actor may see of one kind."""
    seen = model._default_manager.all().visible_to(actor)  # type: ignore[attr-defined]
    is_seen = Exists(seen.order_by().filter(pk=OuterRef("subject_id")))  # asked of a few lines only
    return Q(is_seen, kind=model._meta.label_lower, verb__in=TOLD[model])
