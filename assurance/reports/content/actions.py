"""What the action log gives to a quarter's report: how many, how old, and what came of them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from assurance.reports.blocks.action_log import ActionLog, LoggedAction
from assurance.reports.blocks.figures import FigureChart
from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import ACTIONS
from governance.actions.models import Action
from governance.core.blocks.base import Block
from governance.core.blocks.values import Figure, Source
from governance.core.impact_words import says_none_yet
from governance.core.text_folding import Folded
from governance.evidence.models import Evidence
from governance.people.models import Organisation
from governance.structure.models import Group, Seat

KIND = "governance.action"
EMBEDDED = Action.Status.EMBEDDED
TITLE = "Actions by state and age"
OLD = 90
"""Days past its due date from which an overdue action is counted as long overdue."""
AGES = ((90, "Up to 90 days ago"), (180, "91 to 180 days ago"), (365, "181 to 365 days ago"))
"""Days since an open action was raised, up to which it is counted in a row."""
OLDEST = "More than a year ago"
NOT_SHOWN, NOT_ASKED = "Difference not shown yet", "No difference has to be shown"
Then = Any
"""An action with how it stood at the moment asked for (``Action.objects.as_at``)."""


def contribute(context: ReportContext) -> Contribution:
    """The logs of the group and of those below it, as they stood at the moment; three queries."""
    rows = list(
        Action.objects.filter(logs_of(context))
        .as_at(context.moment)
        .exclude(status_then=Action.Status.WITHDRAWN)
        .for_list()
        .order_by(Folded("group__name"), "number")
    )
    if not rows:
        return Contribution()
    blocks: list[Block] = [
        FigureChart(
            key="actions-since",
            title=f"Actions since the {context.period_word} began",
            figures=figures_since(rows, context),
        ),
        FigureChart(key="actions", title=TITLE, figures=figures(rows, context)),
    ]
    finished = [row for row in rows if is_finished_since(row, context)]
    if finished:
        blocks.append(what_came_of_them(finished, context))
    still_open = [row for row in rows if is_open(row)]
    if still_open:
        blocks.append(by_age(still_open, context.on))
        logged = tuple(logged_action(row, context) for row in still_open)
        blocks.append(ActionLog(actions=logged))
    return Contribution(blocks={ACTIONS.key: tuple(blocks)})


def logs_of(context: ReportContext) -> Q:
    """Actions in the log of the group or of one below it; none that is restricted."""
    below = context.groups_below()
    return Q(group=context.group, is_restricted=False) | Q(group__in=below, is_restricted=False)


def is_open(row: Then) -> bool:
    return row.status_then == Action.Status.OPEN


def has_shown(row: Then) -> bool:
    """Whether it made a difference, by evidence: that it is too early to say is none.

    What was said of one that was opened again since is gone; then its status is believed.
    """
    says_nothing = row.status == EMBEDDED and says_none_yet(row.difference)
    return row.status_then == EMBEDDED and not says_nothing


def awaits_evidence(row: Then) -> bool:
    """Whether it is done and its difference has to be shown, and was not."""
    is_done = row.status_then in (Action.Status.DONE, EMBEDDED)
    return row.needs_embedding and is_done and not has_shown(row)


def is_since(at: datetime | None, context: ReportContext) -> bool:
    """Whether it was in the period or after it, by the moment."""
    if at is None or at > context.moment:
        return False
    return localdate(at) >= context.period.starts_on


def is_finished_since(row: Then, context: ReportContext) -> bool:
    """Done since the period began, or its difference was shown since then."""
    if is_open(row):
        return False
    shown_since = has_shown(row) and is_since(row.embedded_then, context)
    return shown_since or is_since(row.done_then, context)


def figures_since(rows: list[Then], context: ReportContext) -> tuple[Figure, ...]:
    """What was opened, finished and shown to have made a difference since the period began."""
    since = f"since the {context.period_word} began"
    shown = [row for row in rows if has_shown(row)]
    by_code = {
        ("actions-raised", f"Opened {since}", ""): [
            r for r in rows if is_since(r.raised_at, context)
        ],
        ("actions-finished", f"Finished {since}", "good"): [
            row for row in rows if not is_open(row) and is_since(row.done_then, context)
        ],
        ("actions-shown", f"Difference shown {since}", "good"): [
            row for row in shown if is_since(row.embedded_then, context)
        ],
    }
    return counted(by_code, context)


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
            row for row in rows if awaits_evidence(row)
        ],
        ("actions-embedded", "Made a difference, with evidence", "good"): [
            row for row in rows if has_shown(row)
        ],
    }
    return counted(by_code, context)


def counted(
    by_code: dict[tuple[str, str, str], list[Then]], context: ReportContext
) -> tuple[Figure, ...]:
    """Figures of actions by their code, label and tone."""
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


def by_age(still_open: Sequence[Then], on: date) -> Table:
    """How long ago open actions were raised, and how many of them are late."""
    found: dict[str, list[Then]] = {label: [] for _, label in AGES} | {OLDEST: []}
    for row in still_open:
        found[age_of(row, on)].append(row)
    return Table(
        title="Open actions by age",
        heads=("Raised", "Open", "Of these, overdue"),
        rows=tuple(
            TableRow(cells=(label, str(len(own)), str(sum(bool(overdue(row, on)) for row in own))))
            for label, own in found.items()
        ),
    )


def age_of(row: Then, on: date) -> str:
    days = (on - localdate(row.raised_at)).days
    return next((label for at_most, label in AGES if days <= at_most), OLDEST)


def what_came_of_them(finished: Sequence[Then], context: ReportContext) -> Table:
    """Each action that was finished, with the difference it made and what shows it; one query."""
    shown = evidence_of([row.pk for row in finished if has_shown(row)])
    return Table(
        title=f"Finished since the {context.period_word} began, and what came of it",
        heads=("Action", "What was promised", "What difference it made"),
        rows=tuple(
            TableRow(
                cells=(str(row), row.title, difference_words(row, shown[row.pk])),
                source=Source(kind=KIND, ids=(row.pk,)),
            )
            for row in finished
        ),
    )


def evidence_of(actions: Sequence[int]) -> defaultdict[int, list[str]]:
    """Of each action what shows its difference; one query."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for one in Evidence.objects.filter(about_kind=KIND, about_id__in=actions).order_by("pk"):
        found[one.about_id].append(f"{one.get_kind_display()}: {one.label}")
    return found


def difference_words(row: Then, evidence: Sequence[str]) -> str:
    """What changed, with the evidence; else that it is not shown, or need not be."""
    if has_shown(row):
        return "\n".join((row.difference, *evidence))
    return NOT_SHOWN if awaits_evidence(row) else NOT_ASKED
