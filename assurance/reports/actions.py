"""What the action log gives to a quarter's report: how many, how old, and what came of them."""

from datetime import date

from django.db.models import Q

from assurance.reports.asking import Asked, Given
from assurance.reports.content import Figure, Source, Statement
from assurance.reports.headings import ACTIONS
from governance.models import Action, Group

KIND = "governance.action"
EMBEDDED = Action.Status.EMBEDDED
OLD = 90
"""Days past its due date from which an overdue action is counted as long overdue."""


def give(asked: Asked) -> Given:
    """The logs of the group and of those that report to it, as they stand; one query."""
    rows = list(
        Action.objects.filter(logs_of(asked.group))
        .exclude(status=Action.Status.WITHDRAWN)
        .select_related("group")
        .order_by("group__name", "number")
    )
    if not rows:
        return Given()
    return Given(
        evidence={ACTIONS.key: tuple(statement(row, asked) for row in rows if row.is_open)},
        figures=tuple(figures(rows, asked)),
    )


def logs_of(group: Group) -> Q:
    """Actions in the log of the group or of one that reports to it."""
    logs = Q(group=group)
    for above in ("group__reports_to", "group__reports_to__reports_to"):
        logs |= Q(**{above: group})
    return logs


def figures(rows: list[Action], asked: Asked) -> list[Figure]:
    """Actions by their state and, while open, by their age past the due date in days."""
    by_code = {
        ("actions-open", "Open actions"): [row for row in rows if row.is_open],
        ("actions-overdue", "Overdue by up to 90 days"): [
            row for row in rows if 0 < overdue(row, asked.on) <= OLD
        ],
        ("actions-long-overdue", "Overdue by more than 90 days"): [
            row for row in rows if overdue(row, asked.on) > OLD
        ],
        ("actions-unproven", "Done, difference not shown yet"): [
            row for row in rows if row.is_unproven
        ],
        ("actions-embedded", "Made a difference, with evidence"): [
            row for row in rows if row.status == EMBEDDED
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


def overdue(row: Action, on: date) -> int:
    """Calendar days past the last day it was due by; 0 when it is not late."""
    return (on - row.due_to).days if row.due_to and row.is_late(on=on) else 0


def statement(row: Action, asked: Asked) -> Statement:
    return Statement(
        who=str(row),
        asked="",
        text=row.title,
        source=Source(kind=KIND, ids=(row.pk,)),
        note=row.late_words(on=asked.on) or row.due_text,
    )
