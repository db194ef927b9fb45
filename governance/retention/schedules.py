"""The retention schedule: how long each kind of record is kept, read from TOML and checked.

``LSCP_RETENTION`` names a folder of a partnership's own files, read instead of the shipped ones.
"""

import os
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ImproperlyConfigured
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from governance.core.registry import RecordKind, all_kinds, record_kind
from governance.core.retained import Retained
from governance.core.text_cleaning import clean_text_deep

SHIPPED = Path(__file__).parent / "rules"


class RetentionFileWrong(ImproperlyConfigured):
    """A file of the schedule cannot be used; its words say which, where and why."""


class RetentionRule(BaseModel):
    """How long one kind is kept, counted from what, and what happens then."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z0-9-]{1,60}$")
    title: str = Field(min_length=1, max_length=160)
    kind: str
    trigger: str
    trigger_label: str = Field(min_length=1, max_length=120)
    years: int | None = Field(default=None, ge=0, le=150)
    """Whole years after the trigger; None where no period is set, so that nothing falls due."""
    happens: Literal["delete", "review", "erase", "keep"]
    source: str = Field(min_length=1, max_length=400)
    confirmed: bool
    note: str = Field(default="", max_length=600)

    @model_validator(mode="after")
    def says_one_thing(self) -> "RetentionRule":
        if self.happens == "keep" and self.years is not None:
            raise ValueError("what is kept for good has no “years”")
        return self

    @property
    def falls_due(self) -> bool:
        return self.years is not None

    def due_on(self, kept_from: date) -> date:
        """The first day on which it need not be kept any more."""
        return kept_from + relativedelta(years=self.years or 0)

    def latest_start(self, day: date) -> date:
        """What was kept from this day or before is due by ``day``; 29 February needs a look."""
        return day - relativedelta(years=self.years or 0)


class Schedule(BaseModel):
    """One file: where its rules come from as a whole, and the rules."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    edition: str
    rules: tuple[RetentionRule, ...]


def schedule_folder() -> Path:
    return Path(os.environ.get("LSCP_RETENTION") or SHIPPED).resolve()


def retention_rules() -> tuple[RetentionRule, ...]:
    """Every rule of every file, in the order of the files. Raises RetentionFileWrong."""
    return _read_all(schedule_folder())


def rule_by_key(key: str) -> RetentionRule | None:
    return next((each for each in retention_rules() if each.key == key), None)


def retained_kinds() -> list[RecordKind]:
    """The kinds of which single records can be deleted, in the order of the registry."""
    return [each for each in all_kinds() if each.retained and each.retained.triggers]


@lru_cache(maxsize=8)
def _read_all(folder: Path) -> tuple[RetentionRule, ...]:
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise RetentionFileWrong(f"There is no file of a retention schedule in {folder}.")
    rules = [rule for path in paths for rule in read_schedule(path).rules]
    keys = [each.key for each in rules]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise RetentionFileWrong(f"{folder}: the rule “{twice[0]}” is there twice.")
    return tuple(rules)


def read_schedule(path: Path) -> Schedule:
    """One file. Raises RetentionFileWrong, which says what is wrong and where."""
    try:
        found = Schedule.model_validate(clean_text_deep(tomllib.loads(path.read_text("utf-8"))))
    except tomllib.TOMLDecodeError as error:
        raise RetentionFileWrong(f"{path.name}: {error}") from error
    except ValidationError as error:
        raise RetentionFileWrong("\n".join(faults_of(path, error))) from error
    for rule in found.rules:
        if fault := unknown_word(rule):
            raise RetentionFileWrong(f"{path.name}: rule “{rule.key}”: {fault}")
    return found


def faults_of(path: Path, error: ValidationError) -> list[str]:
    """``standard.toml: rules, 3rd: years: …`` for each."""

    def place(steps: tuple[Any, ...]) -> str:
        return ", ".join(f"no. {each + 1}" if isinstance(each, int) else each for each in steps)

    return [f"{path.name}: {place(each['loc'])}: {each['msg']}" for each in error.errors()]


def kind_of(rule: RetentionRule) -> tuple[RecordKind, Retained]:
    """The kind that a rule names, and what its room says of it; reading the file has asked."""
    kind = record_kind(rule.kind)
    if kind is None or kind.retained is None:
        raise RetentionFileWrong(unknown_word(rule))
    return kind, kind.retained


def unknown_word(rule: RetentionRule) -> str:
    """What the registry does not know of a rule; empty when it knows all of it."""
    kind = record_kind(rule.kind)
    if kind is None or kind.retained is None or not kind.retained.triggers:
        known = ", ".join(each.kind for each in retained_kinds())
        return f"no kind “{rule.kind}” can be deleted by itself. Known are {known}."
    if rule.trigger not in kind.retained.triggers:
        known = ", ".join(kind.retained.triggers)
        return f"“{rule.kind}” has no trigger “{rule.trigger}”. Known are {known}."
    if (rule.happens == "erase") != (kind.retained.erase is not None) and rule.happens != "keep":
        return "“erase” is for rows that stay without their words, and for those alone."
    return ""
