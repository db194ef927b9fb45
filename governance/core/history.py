"""How the words of a record changed, step by step, as ``components/history.html`` shows it."""

from collections.abc import Mapping
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
