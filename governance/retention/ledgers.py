"""What passed from a board to the partnership that followed it: a ledger in TOML, with its source.

Local arrangements say that a trail of what is transferred is kept; this is where it is read.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from governance.core.text_cleaning import clean_text_deep
from governance.retention.schedules import RetentionFileWrong, faults_of

SHIPPED = Path(__file__).parent / "ledgers"


class LedgerEntry(BaseModel):
    """One kind of record, and what became of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str = Field(min_length=1, max_length=200)
    outcome: Literal["transferred", "retained", "to_be_listed"]
    managed_by: str = Field(default="", max_length=160)
    note: str = Field(default="", max_length=400)
    source: str = Field(min_length=1, max_length=200)
    confirmed: bool

    @property
    def outcome_label(self) -> str:
        return OUTCOMES[self.outcome]


class Ledger(BaseModel):
    """What passed to one partnership, from which board, on what basis."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    partnership: str
    title: str
    predecessor: str
    basis: tuple[str, ...]
    entries: tuple[LedgerEntry, ...]


OUTCOMES = {
    "transferred": "Passed to the partnership",
    "retained": "Retained",
    "to_be_listed": "Still to be listed",
}


@cache
def ledgers() -> dict[str, Ledger]:
    """Every ledger by the key of its partnership. Raises RetentionFileWrong."""
    found = [read_ledger(path) for path in sorted(SHIPPED.glob("*.toml"))]
    return {each.partnership: each for each in found}


def read_ledger(path: Path) -> Ledger:
    try:
        return Ledger.model_validate(clean_text_deep(tomllib.loads(path.read_text("utf-8"))))
    except tomllib.TOMLDecodeError as error:
        raise RetentionFileWrong(f"{path.name}: {error}") from error
    except ValidationError as error:
        raise RetentionFileWrong("\n".join(faults_of(path, error))) from error
