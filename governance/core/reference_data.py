"""Reference data: rows without status or version that administrators add and change."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from governance.core.roles import Actor
from governance.core.workflow import Creation, Edit, Workflow


def can_manage_reference_data(actor: Actor, record: Any) -> bool:
    return actor.is_administrator


def add(record: Model, *, by: Actor, at: datetime, note: str = "") -> None:
    """Save a new row."""
    REFERENCE.create(record, "add", by=by, at=at, note=note)


def change(
    record: Model, changes: dict[str, Any], *, by: Actor, at: datetime, note: str = ""
) -> bool:
    """Change a row; False when nothing differs."""
    return REFERENCE.edit(
        record, changes, verb="change", by=by, at=at, expected_version=0, note=note
    )


REFERENCE = Workflow(
    creations={"add": Creation(label="Add", past="added {}", allowed=can_manage_reference_data)},
    edits={"change": Edit(label="Change", past="changed {}", allowed=can_manage_reference_data)},
)
