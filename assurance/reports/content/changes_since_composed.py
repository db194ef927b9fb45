"""What people changed, after a draft was compiled, of what it is drawn from."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.timezone import localdate

from assurance.reports.content.actions import logs_of
from assurance.reports.content.providers import ReportContext
from assurance.reports.content.return_gaps import respondent_name
from assurance.reports.content.risks import registers_q
from assurance.reports.models import Report
from assurance.returns.models import AssuranceReturn, Query
from governance.actions.models import Action
from governance.core.formatting import format_count
from governance.core.text_folding import Folded
from governance.plans.models import ProgressUpdate
from governance.risks.models import Risk
from governance.structure.models import Group


def changed_since(record: Report) -> list[str]:
    """One line for each return, priority and risk that moved on, and one for all actions; none of
    what is frozen. Two queries.
    """
    if not record.is_draft:
        return []
    return [*returns_since(record), *others_since(record)]


def returns_since(record: Report) -> list[str]:
    """The returns it takes in that were sent, taken back, queried, accepted or reopened since."""
    since = record.composed_at
    queries = Query.objects.filter(answer__assurance_return=OuterRef("pk"), asked_at__gt=since)
    events = ("submitted", "taken_back", "accepted", "reopened")
    moved = happened(events, since) | Exists(queries)
    rows = AssuranceReturn.objects.filter(
        moved,
        returns_to=record.group_id,
        period__ends_on__gt=record.period.starts_on,
        period__ends_on__lte=record.period.ends_on,
    )
    return [
        f"{respondent_name(row)}: {row.get_status_display().lower()} since"
        for row in rows.for_list().order_by(
            Folded("group__name"), Folded("organisation__name"), "pk"
        )
    ]


def happened(events: Iterable[str], since: datetime) -> Q:
    """Whether any of these, each with its own moment, was after ``since``."""
    return reduce(or_, (Q(**{f"{each}_at__gt": since}) for each in events))


def others_since(record: Report) -> list[str]:
    """Of the plans, logs and registers of which it tells; one query."""
    context = ReportContext(record.group, record.period, localdate(record.composed_at))
    found = progress_since(record).union(
        actions_since(record, context), risks_since(record, context), all=True
    )
    told = (row for row in sorted(found) if row != NO_ACTION)
    return [SAID[what](number, title, event) for what, number, title, event in told]


def progress_since(record: Report) -> QuerySet:
    """The priorities whose progress in the quarter was given or changed since."""
    since = record.composed_at
    rows = ProgressUpdate.objects.filter(
        Q(given_at__gt=since) | Q(changed_at__gt=since),
        priority__plan__group=record.group_id,
        period=record.period_id,
    )
    return rows.order_by().values_list(
        Value(PROGRESS), "priority__number", "priority__title", Value("")
    )


def actions_since(record: Report, context: ReportContext) -> QuerySet:
    """How many of the logs were raised, finished, shown or withdrawn since, in one row."""
    events = ("raised", "done", "embedded", "withdrawn")
    rows = Action.objects.filter(logs_of(context), happened(events, record.composed_at))
    counted = rows.order_by().values(what=Value(ACTIONS)).annotate(number=Count("pk"))
    return counted.values_list("what", "number", Value(""), Value(""))


def risks_since(record: Report, context: ReportContext) -> QuerySet:
    """The risks of the registers that were raised, reviewed or closed since, and which of these."""
    since = record.composed_at
    own = Group.objects.filter(Q(pk=context.group.pk) | Q(pk__in=context.groups_below()))
    moved = happened(("raised", "reviewed", "closed"), since)
    last = Case(
        When(closed_at__gt=since, then=Value("closed")),
        When(reviewed_at__gt=since, then=Value("reviewed")),
        default=Value("raised"),
    )
    rows = Risk.objects.filter(registers_q(own.values("pk"), context), moved)
    return rows.order_by().values_list(Value(RISKS), Value(0), "title", last)


PROGRESS, ACTIONS, RISKS = "1 progress", "2 actions", "3 risks"
"""In the order in which they are told."""
NO_ACTION = (ACTIONS, 0, "", "")
SAID: dict[str, Callable[[int, str, str], str]] = {
    PROGRESS: lambda number, title, _: f"Priority {number}: {title}: progress recorded since",
    ACTIONS: lambda number, *_: (
        f"{format_count(number, 'action')} raised, finished or withdrawn since"
    ),
    RISKS: lambda _, title, event: f"Risk “{title}”: {event} since",
}
