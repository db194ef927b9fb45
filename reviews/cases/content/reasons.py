"""Why a seat dissented, somebody was not chosen, a cost was struck out: said beside the row."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

REASONED = ("set_aside", "remove", "strike_cost", "dissent", "keep_letter")
"""The verbs whose reason stands beside what they were done to."""


def reasons_of(lines: Iterable[Any], *rows: Model) -> dict[Model, str]:
    """The last reason given with each row, from the lines of the trail that were read."""
    by_key = {(row._meta.label_lower, row.pk): row for row in rows}
    told = ((by_key.get((line.kind, line.subject_id)), line) for line in lines)
    return {row: line.reason for row, line in told if row and line.reason and line.verb in REASONED}
