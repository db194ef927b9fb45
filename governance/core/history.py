"""How the words of a record changed, step by step, as ``components/history.html`` shows it."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Change:
    """One step from a wording to the next."""

    who: str
    at: datetime
    parts: tuple[dict[str, str], ...]


def list_changes(record: Any, labels: Mapping[str, str]) -> list[Change]:
    """The steps of a record's history, newest first, in the fields that have a label; one query."""
    rows = list(record.history.select_related("history_user").order_by("history_date", "pk"))
    steps = [
        Change(
            str(row.history_user or "The schedule"),
            row.history_date,
            diff_fields(before, row, labels),
        )
        for before, row in zip([None, *rows], rows, strict=False)
    ]
    return steps[::-1]


def diff_fields(before: Any, row: Any, labels: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    """What differs between two rows of a history; the first has none before it."""
    texts = {name: (history_text(before, name), history_text(row, name)) for name in labels}
    return tuple(
        {"label": labels[name], "before": was, "after": now}
        for name, (was, now) in texts.items()
        if was != now
    )


def history_text(row: Any, name: str) -> str:
    value = getattr(row, name, None)
    return "" if value is None else str(value)


@dataclass(frozen=True)
class SavedBy:
    """Who saved something, and when."""

    who: str
    by_id: int | None
    at: datetime


def saved_since(record: Any, version: int, names: Iterable[str]) -> dict[str, SavedBy]:
    """Who last changed each field after that version, where it is known for certain; one query.

    Of what is no column of the record, only if one person saved all of it. Under "" stands the
    last of all.
    """
    rows = list(
        record.history.select_related("history_user")
        .filter(version__gte=version)
        .order_by("version", "pk")
    )
    saved = {"": saved_by(rows[-1])} if rows else {}
    is_by_one = len({row.history_user_id for row in rows[1:]}) == 1
    for name in names:
        if rows and hasattr(rows[-1], name):
            steps = itertools.pairwise(rows)
            found = [row for was, row in steps if getattr(was, name) != getattr(row, name)]
        else:
            found = rows[1:] if is_by_one else []
        if found:
            saved[name] = saved_by(found[-1])
    return saved


def saved_by(row: Any) -> SavedBy:
    return SavedBy(str(row.history_user or ""), row.history_user_id, row.history_date)
