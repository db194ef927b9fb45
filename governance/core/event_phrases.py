"""How each event is told, in one sentence, from the row of its verb."""

from governance.core.registry import record_kind


def describe_event(kind: str, verb: str, label: str) -> str:
    """What was done to a record of ``kind`` that is called ``label``: ``raised PD-1``."""
    found = record_kind(kind)
    event = found.event(verb) if found else None
    return event.past.format(label) if event else f"did “{verb.replace('_', ' ')}” to {label}"


def describe_own_event(kind: str, verb: str, word: str) -> str:
    """The same on the page of the record itself, which is a ``word``: ``raised the action``."""
    found = record_kind(kind)
    event = found.event(verb) if found else None
    if event and event.past_own:
        return event.past_own
    return describe_event(kind, verb, f"the {word}")
