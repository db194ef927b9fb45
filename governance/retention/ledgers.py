"""What passed from a board to the partnership that followed it: a ledger in TOML, with its source.

Local arrangements say that a trail of what is transferred is kept; this is where it is read.
``LSCP_LEDGERS`` names a folder of a partnership's own files, read instead of the shipped ones.
"""

import os
import tomllib
from datetime import date
from functools import lru_cache
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
    passed_on: date | None = None
    """The day; None where it is not known."""
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


def ledgers() -> dict[str, Ledger]:
    """Every ledger by the key of its partnership. Raises RetentionFileWrong."""
    return read_ledgers(Path(os.environ.get("LSCP_LEDGERS") or SHIPPED).resolve())


@lru_cache(maxsize=8)
def read_ledgers(folder: Path) -> dict[str, Ledger]:
    found = {}
    for path in sorted(folder.glob("*.toml")):
        ledger = read_ledger(path)
        if ledger.partnership in found:
            raise RetentionFileWrong(f"{path.name}: “{ledger.partnership}” has another ledger.")
        found[ledger.partnership] = ledger
    return found


def read_ledger(path: Path) -> Ledger:
    try:
        return Ledger.model_validate(clean_text_deep(tomllib.loads(path.read_text("utf-8"))))
    except tomllib.TOMLDecodeError as error:
        raise RetentionFileWrong(f"{path.name}: {error}") from error
    except ValidationError as error:
        raise RetentionFileWrong("\n".join(faults_of(path, error))) from error
