"""Display tags that tell statuses and deeds: the tone of a tag, the past tense of a verb."""

from django import template

register = template.Library()

TONES = {
    "accepted": "good",
    "met": "good",
    "agreed": "good",
    "sent": "good",
    "submitted": "sent",
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
def tone(status: str) -> str:
    """The tone of the tag a status is shown in; the word stands in the tag beside it."""
    return TONES.get(status, "plain")


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
