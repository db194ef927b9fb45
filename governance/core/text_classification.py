"""How a model says which of its texts are about people, so that they can be purged."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TextFields:
    """``personal`` texts name or describe a person; ``plain`` ones are the partnership's."""

    personal: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
