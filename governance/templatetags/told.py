"""Display tags that tell statuses and deeds: the tone of a tag, the past tense of a verb."""

from typing import Any

from django import template

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
IRREGULAR = {
    "raise_query": "raised",
    "reply": "replied to",
    "ask": "asked for",
    "begin": "began",
    "change_due": "moved the due date of",
    "embed": "showed the difference made by",
    "give": "recorded progress on",
    "plan": "planned",
    "refer": "referred",
    "release": "ended the assignment of",
    "resubmit": "resubmitted",
    "send": "sent",
    "set_recheck": "set the day to look again at",
    "stop": "stopped",
    "submit": "submitted",
    "update": "gave an",
    "withdraw": "withdrew",
    "write": "wrote",
}


@register.filter
def tone(standing: Any) -> str:
    """The tone of the tag in which a status, or a record's status, is shown beside its word."""
    if isinstance(standing, str):
        return TONES.get(standing, "plain")
    own = OWN_TONES.get((standing._meta.label_lower, standing.status))
    return own or tone(standing.status)


@register.filter
def past_tense(verb: str) -> str:
    """A deed's verb as the trail tells it: ``send_back`` becomes ``sent back``."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    first, *rest = verb.split("_")
    return " ".join([IRREGULAR.get(first) or past_of(first), *rest])


def past_of(verb: str) -> str:
    """The regular past: accept, accepted; chase, chased; query, queried."""
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}ed"
