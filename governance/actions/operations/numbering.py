"""The number of an action in its log, and the reference made of it."""

from typing import Any

from django.db.models import Max

from governance.actions.models import Action
from governance.structure.models import Group, Partnership

SMALL_WORDS = frozenset({"and", "of", "the", "for", "in", "group", "subgroup", "meeting", "forum"})


def number_it(action: Action) -> None:
    """The next number in its log; restricted ones have a count of their own, so that no gap in the
    log tells of them.
    """
    lock_log(action)
    in_this_log = Action.objects.filter(
        group=action.group, partnership=action.partnership, is_restricted=action.is_restricted
    )
    action.number = (in_this_log.aggregate(last=Max("number"))["last"] or 0) + 1
    action.reference = reference_of(action)


def lock_log(action: Action) -> None:
    """So that numbers stay apart until the transaction ends."""
    place: Any = action.place
    type(place).objects.select_for_update().get(pk=place.pk)


def reference_of(action: Action) -> str:
    mark = "R" if action.is_restricted else ""
    return f"{reference_prefix(action.place)}-{mark}{action.number}"


def reference_prefix(place: Group | Partnership) -> str:
    """``PD`` for Planning and Delivery, ``AUD`` for Audit: what a log's references begin with."""
    name = (place.short_name or place.name).replace("-", " ")
    words = [word for word in name.split() if word.lower() not in SMALL_WORDS and word[0].isalnum()]
    if len(words) < 2:
        return "".join(words or [name])[:3].upper()
    return "".join(word[0] for word in words)[:6].upper()
