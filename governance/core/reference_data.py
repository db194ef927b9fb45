"""Reference data: rows without status or version that administrators add and change."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from governance.core.roles import Actor
from governance.core.workflow import Edit, Start, Workflow


def keeps_reference_data(actor: Actor, record: Any) -> bool:
    return actor.is_administrator


def add(record: Model, *, by: Actor, at: datetime) -> None:
    """Save a new row."""
    REFERENCE.begin(record, "add", by=by, at=at)


def change(record: Model, changes: dict[str, Any], *, by: Actor, at: datetime) -> bool:
    """Change a row; False when nothing differs."""
    return REFERENCE.edit(record, changes, verb="change", by=by, at=at, seen_version=0)


REFERENCE = Workflow(
    starts={"add": Start(label="Add", past="added {}", who=keeps_reference_data)},
    edits={"change": Edit(label="Change", past="changed {}", who=keeps_reference_data)},
)
