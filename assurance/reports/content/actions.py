"""What the action log gives to a quarter's report: how many, how old, and what came of them."""

from datetime import date
from typing import Any

from django.db.models import Q

from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import ACTIONS
from assurance.reports.content.values import Figure, Source, Statement
from governance.actions.models import Action
from governance.structure.models import Group

KIND = "governance.action"
EMBEDDED = Action.Status.EMBEDDED
OLD = 90
"""Days past its due date from which an overdue action is counted as long overdue."""
Then = Any
"""An action with how it stood at the moment asked for (``Action.objects.as_at``)."""


def contribute(asked: ReportContext) -> Contribution:
    """The logs of the group and of those below it, as they stood at the moment; one query."""
    rows = list(
        Action.objects.filter(logs_of(asked))
        .as_at(asked.moment)
        .exclude(status_then=Action.Status.WITHDRAWN)
        .select_related("group")
        .order_by("group__name", "number")
    )
    if not rows:
        return Contribution()
    return Contribution(
        evidence={ACTIONS.key: tuple(statement(row, asked) for row in rows if is_open(row))},
        figures=tuple(figures(rows, asked)),
    )


def logs_of(asked: ReportContext) -> Q:
    """Actions in the log of the group or of one below it."""
    return Q(group=asked.group) | Q(group__in=Group.objects.below(asked.group, on=asked.on))


def is_open(row: Then) -> bool:
    return row.status_then == Action.Status.OPEN


def figures(rows: list[Then], asked: ReportContext) -> list[Figure]:
    """Actions by their state and, while open, by their age past the due date in days."""
    by_code = {
        ("actions-open", "Open actions"): [row for row in rows if is_open(row)],
        ("actions-overdue", "Overdue by up to 90 days"): [
            row for row in rows if 0 < overdue(row, asked.on) <= OLD
        ],
        ("actions-long-overdue", "Overdue by more than 90 days"): [
            row for row in rows if overdue(row, asked.on) > OLD
        ],
        ("actions-unproven", "Done, difference not shown yet"): [
            row for row in rows if row.needs_embedding and row.status_then == Action.Status.DONE
        ],
        ("actions-embedded", "Made a difference, with evidence"): [
            row for row in rows if row.status_then == EMBEDDED
        ],
    }
    return [
        Figure(
            key=asked.figure_key(code),
            label=label,
            raw=len(found),
            shown=str(len(found)),
            source=Source(kind=KIND, ids=tuple(row.pk for row in found)),
        )
        for (code, label), found in by_code.items()
    ]


def overdue(row: Then, on: date) -> int:
    """Calendar days past the last day it was due by; 0 when it was not late or not open."""
    return max((on - row.due_then).days, 0) if row.due_then and is_open(row) else 0


def statement(row: Action, asked: ReportContext) -> Statement:
    return Statement(
        who=str(row),
        asked="",
        text=row.title,
        source=Source(kind=KIND, ids=(row.pk,)),
        note=row.late_words(on=asked.on) or row.due_text,
    )
