"""What people changed, after a draft was compiled, of what it is drawn from."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from assurance.reports.content.actions import logs_of
from assurance.reports.content.providers import ReportContext
from assurance.reports.content.return_gaps import respondent_name
from assurance.reports.content.risks import own_groups, registers_q
from assurance.reports.models import Report
from assurance.returns.models import AssuranceReturn, Query
from governance.actions.models import Action
from governance.core.formatting import format_count
from governance.core.text_folding import Folded
from governance.plans.models import ProgressUpdate
from governance.risks.models import Risk


def changed_since(record: Report) -> list[str]:
    """One line for each return, priority and risk that moved on, and one for all actions; none of
    what is frozen. A constant number of queries.
    """
    if not record.is_draft:
        return []
    context = ReportContext(record.group, record.period, localdate(record.composed_at))
    return [
        *returns_since(record),
        *progress_since(record),
        *actions_since(record, context),
        *risks_since(record, context),
    ]


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


def progress_since(record: Report) -> list[str]:
    """The priorities whose progress in the quarter was given or changed since."""
    since = record.composed_at
    rows = ProgressUpdate.objects.filter(
        Q(given_at__gt=since) | Q(changed_at__gt=since),
        priority__plan__group=record.group_id,
        period=record.period_id,
    )
    return [
        f"{row.priority}: progress recorded since"
        for row in rows.select_related("priority").order_by("priority__number", "pk")
    ]


def actions_since(record: Report, context: ReportContext) -> list[str]:
    """How many of the logs were raised, finished, shown or withdrawn since."""
    events = ("raised", "done", "embedded", "withdrawn")
    moved = Action.objects.filter(logs_of(context), happened(events, record.composed_at)).count()
    count = format_count(moved, "action")
    return [f"{count} raised, finished or withdrawn since"] if moved else []


def risks_since(record: Report, context: ReportContext) -> list[str]:
    """The risks of the registers that were raised, reviewed or closed since."""
    moved = happened(("raised", "reviewed", "closed"), record.composed_at)
    rows = Risk.objects.filter(registers_q(own_groups(context), context), moved)
    return [
        f"Risk “{row.title}”: {risk_event(row, record.composed_at)} since"
        for row in rows.order_by(Folded("title"), "pk")
    ]


def risk_event(row: Risk, since: datetime) -> str:
    """The last that happened to it."""
    if row.closed_at and row.closed_at > since:
        return "closed"
    return "reviewed" if row.reviewed_at and row.reviewed_at > since else "raised"
