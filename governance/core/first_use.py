"""That somebody acts by the seats they hold: told to whoever keeps of a seat that it was used."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Model

from governance.core.roles import Actor

Keeper = Callable[[Actor, str, Model, datetime], None]
"""Given who, the verb, the record and when; refuses who does not hold any more what they held."""
_KEEPERS: list[Keeper] = []


def register(keeper: Keeper) -> None:
    """Called by an app when it is ready; the same keeper twice counts once."""
    if keeper not in _KEEPERS:
        _KEEPERS.append(keeper)


def note_use(by: Actor, verb: str, record: Model, at: datetime) -> None:
    """Somebody leaves a line; only those who hold something not used yet are told of.

    Raises NotAllowed, so that the operation is undone, where it was taken away meanwhile.
    """
    if any(not held.is_used for held in by.holdings):
        for keeper in _KEEPERS:
            keeper(by, verb, record, at)
