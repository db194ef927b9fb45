"""What every kind of block speaks of: the rows behind it, its figures, what is lacking in it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

GapState = Literal["missing", "pending", "unwritten"]
"""Missing outright; on its way or waiting for somebody; not yet written by those who prepare the
report, of which they are reminded before they send it and which the report itself does not say.
"""


class StoredValue(BaseModel):
    """A frozen value that is stored as JSON and read back; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(StoredValue):
    """The rows behind a figure or a statement: their kind (``app.model``) and ids."""

    kind: str
    ids: tuple[int, ...] = ()


class Gap(StoredValue):
    """What is not there, by name; ``who`` lacks it."""

    kind: str
    who: str
    text: str
    source: Source
    state: GapState


class Figure(StoredValue):
    """``raw`` is counted with; only ``shown`` is ever put on a page; ``tone`` colours its bar."""

    key: str
    label: str
    raw: int | None
    shown: str
    source: Source
    tone: str = ""


class NamedText(StoredValue):
    """A text that people write into a block, by its key: what it is about, and in what words."""

    key: str
    about: str
    text: str = ""
