"""How a kind of record says from which days its retention counts, and what goes along with it.

For how many years it is kept is data, not code: the retention schedule (``governance.retention``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

KEPT_FROM = "kept_from"
"""The name under which a trigger annotates its rows with the day from which the years count."""
Trigger = Callable[[QuerySet], QuerySet]


@dataclass(frozen=True, kw_only=True)
class Retained:
    """What deleting one record of a kind means, said beside the kind."""

    triggers: Mapping[str, Trigger] = field(default_factory=dict)
    """By the word that the schedule uses (``ended``): the rows to which it has happened, annotated
    with ``kept_from``, a day. None for a kind that goes only along with another."""
    partnership: str = ""
    """The lookup to the partnership whose record it is; empty where it is no partnership’s."""
    group: str = ""
    """The lookup to its group, for what stands in the log of one."""
    parts: tuple[type[Model], ...] = ()
    """The tables whose rows hang on one of it, and go with it."""
    goes_with: tuple[str, ...] = ()
    """Its own keys by which it goes along with what they lead to."""
    tended: Callable[[Any], QuerySet] | None = None
    """The rows of a restricted kind whose deletion an actor may look after without reading them;
    None where only who sees a record does."""
    erase: Callable[[Any], Mapping[str, Any]] | None = None
    """What stands in its columns afterwards, where the row itself stays because others name it."""
