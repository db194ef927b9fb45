"""Reads stored blocks back, each by the kind it names, from the list of kinds a report may hold."""

from functools import cache, reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from governance.core.blocks.base import Block
from governance.core.blocks.hashing import Plain


@cache
def union_of(kinds: tuple[type[Block], ...]) -> TypeAdapter[Block]:
    """The discriminated union of two or more kinds, as a reader of stored blocks."""
    union: Any = reduce(or_, kinds)  # a type that only running code can know
    return TypeAdapter(Annotated[union, Field(discriminator="kind")])


def read_block(stored: Block | Plain, kinds: tuple[type[Block], ...]) -> Block:
    """The block that was stored; one that is a block already is given back.

    Raises pydantic's ValidationError for a kind that is not among ``kinds``, or another's fields.
    """
    return stored if isinstance(stored, Block) else union_of(kinds).validate_python(stored)
