"""Display tags that tell in words: a status's tone, a deed, somebody's browser."""

from typing import Any

from django import template
from django.db.models.options import Options

from governance.event_phrases import describe_own_event
from governance.sign_in.browsers import in_words

register = template.Library()

TONES = {
    "draft": "open",
    "open": "open",
    "running": "open",
    "queued": "open",
    "awaited": "open",
    "accepted": "good",
    "received": "good",
    "settled": "good",
    "issued": "good",
    "signed": "good",
    "recorded": "good",
    "met": "good",
    "agreed": "good",
    "sent": "good",
    "submitted": "sent",
    "sending": "sent",
    "replied": "sent",
    "asked": "asked",
    "resubmitted": "sent",
    "queried": "asked",
    "met_late": "asked",
    "uncertain": "asked",
    "late": "late",
    "failed": "late",
    "not_due": "quiet",
    "not_asked": "quiet",
    "stopped": "quiet",
    "done": "good",
    "unproven": "asked",
    "embedded": "good",
    "withdrawn": "quiet",
    "green": "green",
    "amber": "amber",
    "red": "red",
    "unrated": "quiet",
}
OWN_TONES = {("assurance.report", "sent"): "sent"}
"""A word that another kind of record uses otherwise: a report sent for agreement waits."""


@register.filter
def tone(standing: Any) -> str:
    """The tone of the tag in which a status, or a record's status, is shown beside its word."""
    if isinstance(standing, str):
        return TONES.get(standing, "plain")
    own = OWN_TONES.get((standing._meta.label_lower, standing.status))
    return own or tone(standing.status)


@register.filter
def deed(verb: str, options: Options) -> str:
    """A deed on a record as the record's own page tells it: ``raised the action``."""
    return describe_own_event(options.label_lower, verb, str(options.verbose_name))


@register.filter
def browser(user_agent: str) -> str:
    """Such as “Firefox on Windows”."""
    return in_words(user_agent)
