"""What a backup says of itself: when it was made, of what, and what it holds."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Member(BaseModel):
    """One file of a backup, as it is before it is encrypted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    """In bytes."""
    sha256: str


class Manifest(BaseModel):
    """The list of a backup's files, and what a restored place is compared with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal[1] = 1
    made_at: datetime
    database: str
    """The kind of database: ``sqlite`` or ``postgresql``."""
    migrations: tuple[str, ...]
    """Those applied, as ``app.name``."""
    rows: dict[str, int]
    """How many rows each table had at the moment of the dump."""
    members: dict[str, Member]
    """By name: ``database``, and ``files/…`` for each stored file."""
    missing: tuple[str, ...] = ()
    """Stored files that were not on the disk, or not what was stored."""
