"""What people changed, after a draft was compiled, of what it is drawn from."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from assurance.reports.content.return_gaps import respondent_name
from assurance.reports.models import Report
from assurance.returns.models import AssuranceReturn, Query
from governance.core.text_folding import Folded
from governance.plans.models import ProgressUpdate


def changed_since(record: Report) -> list[str]:
    """One line for each return and priority that moved on; two queries, none of what is frozen."""
    if not record.is_draft:
        return []
    return [*returns_since(record), *progress_since(record)]


def returns_since(record: Report) -> list[str]:
    """The returns it takes in that were sent, taken back, queried, accepted or reopened since."""
    since = record.composed_at
    queries = Query.objects.filter(answer__assurance_return=OuterRef("pk"), asked_at__gt=since)
    events = ("submitted", "taken_back", "accepted", "reopened")
    moved = reduce(or_, (Q(**{f"{each}_at__gt": since}) for each in events)) | Exists(queries)
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
