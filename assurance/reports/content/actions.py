"""What the action log gives to a quarter's report: how many, how old, and what came of them."""

from datetime import date
from typing import Any

from django.db.models import Q

from assurance.reports.blocks.action_log import ActionLog, LoggedAction
from assurance.reports.blocks.figures import FigureChart
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import ACTIONS
from governance.actions.models import Action
from governance.core.blocks.base import Block
from governance.core.blocks.values import Figure, Source
from governance.core.text_folding import Folded
from governance.people.models import Organisation
from governance.structure.models import Group, Seat

KIND = "governance.action"
EMBEDDED = Action.Status.EMBEDDED
TITLE = "Actions by state and age"
OLD = 90
"""Days past its due date from which an overdue action is counted as long overdue."""
Then = Any
"""An action with how it stood at the moment asked for (``Action.objects.as_at``)."""


def contribute(context: ReportContext) -> Contribution:
    """The logs of the group and of those below it, as they stood at the moment; two queries."""
    rows = list(
        Action.objects.filter(logs_of(context))
        .as_at(context.moment)
        .exclude(status_then=Action.Status.WITHDRAWN)
        .for_list()
        .order_by(Folded("group__name"), "number")
    )
    if not rows:
        return Contribution()
    chart = FigureChart(key="actions", title=TITLE, figures=figures(rows, context))
    logged = tuple(logged_action(row, context) for row in rows if is_open(row))
    blocks: tuple[Block, ...] = (chart, ActionLog(actions=logged)) if logged else (chart,)
    return Contribution(blocks={ACTIONS.key: blocks})


def logs_of(context: ReportContext) -> Q:
    """Actions in the log of the group or of one below it; none that is restricted."""
    below = context.groups_below()
    return Q(group=context.group, is_restricted=False) | Q(group__in=below, is_restricted=False)


def is_open(row: Then) -> bool:
    return row.status_then == Action.Status.OPEN


def figures(rows: list[Then], context: ReportContext) -> tuple[Figure, ...]:
    """Actions by their state and, while open, by their age past the due date in days."""
    by_code = {
        ("actions-open", "Open actions", ""): [row for row in rows if is_open(row)],
        ("actions-overdue", "Overdue by up to 90 days", "late"): [
            row for row in rows if 0 < overdue(row, context.on) <= OLD
        ],
        ("actions-long-overdue", "Overdue by more than 90 days", "late"): [
            row for row in rows if overdue(row, context.on) > OLD
        ],
        ("actions-unproven", "Done, difference not shown yet", "soon"): [
            row for row in rows if row.needs_embedding and row.status_then == Action.Status.DONE
        ],
        ("actions-embedded", "Made a difference, with evidence", "good"): [
            row for row in rows if row.status_then == EMBEDDED
        ],
    }
    return tuple(
        Figure(
            key=context.figure_key(code),
            label=label,
            raw=len(found),
            shown=str(len(found)),
            source=Source(kind=KIND, ids=tuple(row.pk for row in found)),
            tone=tone,
        )
        for (code, label, tone), found in by_code.items()
    )


def overdue(row: Then, on: date) -> int:
    """Calendar days past the last day it was due by; 0 when it was not late or not open."""
    return max((on - row.due_then).days, 0) if row.due_then and is_open(row) else 0


def logged_action(row: Action, context: ReportContext) -> LoggedAction:
    return LoggedAction(
        reference=str(row),
        title=row.title,
        due=due_words(row, context),
        owner=", ".join(owner_name(each.to) for each in row.standing),
        source=Source(kind=KIND, ids=(row.pk,)),
    )


def owner_name(to: Seat | Group | Organisation) -> str:
    """The body or the seat that is to do it, without the name of the group it sits in."""
    return to.title if isinstance(to, Seat) else str(to)


def due_words(row: Action, context: ReportContext) -> str:
    """The date as it was promised, and by how much it has passed."""
    return ", ".join(filter(None, (row.due_text, row.late_words(on=context.on))))
