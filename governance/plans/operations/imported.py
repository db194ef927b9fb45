"""Taking back plans, priorities and objectives that were read from a register."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from governance.core.errors import ensure_allowed
from governance.core.imports.undoing import refuse_built_upon, remove_rows
from governance.core.roles import Actor
from governance.plans.access import can_set_up
from governance.plans.models import BusinessPlan, Objective, Priority
from governance.plans.transitions.requirements import plan_of


@transaction.atomic
def remove_imported(
    records: Sequence[BusinessPlan | Priority | Objective], *, since: datetime, by: Actor
) -> None:
    """Remove them, all of one kind, as if they had never been read.

    ``since`` is when they were imported. Raises NotAllowed, and ValidationError naming those on
    which something was built.
    """
    for record in records:
        ensure_allowed(can_set_up(by, plan_of(record)), "undo", record)
    refuse_built_upon(records, {}, since=since)
    remove_rows(records, {})
