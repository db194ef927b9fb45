"""Finding what the figures of a frozen report would be today; the report itself keeps the old."""

from datetime import date, datetime
from functools import partial

from django.db import transaction

from assurance.reports.access import can_compose
from assurance.reports.content.compose import build_content
from assurance.reports.content.current_content import content_of
from assurance.reports.models import Report, ReportChange
from governance.core.batches import run_isolated
from governance.core.errors import NotAllowed
from governance.core.roles import Actor


def find_all(*, by: Actor, at: datetime, ever: bool = False) -> int:
    """Look again at the frozen reports that are still watched, or at all there ever were.

    Returns how many figures differ. A report that cannot be counted again keeps no other back.
    """
    frozen = Report.objects.frozen()
    watched = frozen if ever else frozen.recent(on=by.on)
    rows = watched.select_related("group", "period").order_by("pk")
    found = [run_isolated(partial(recount, record, by=by, at=at), about=record) for record in rows]
    return sum(len(each) for each in found if each is not None)


@transaction.atomic
def recount(record: Report, *, by: Actor, at: datetime) -> list[ReportChange]:
    """The figures of one report that would be others now, by key, kept for its page.

    Counted as at the moment the report was compiled, so that only changed sources tell.

    Raises NotAllowed.
    """
    if not can_compose(by, record):
        raise NotAllowed("find changes in", record)
    Report.objects.select_for_update().get(pk=record.pk)
    content = content_of(record)
    day = date.fromisoformat(content.report.as_at)
    counted = build_content(record.group, record.period, on=day, at=record.composed_at).figures
    today = {one.key: one for one in counted}
    differing = {
        one.key: (one.label, one.shown, today[one.key].shown if one.key in today else "gone")
        for one in content.figures
        if one.key not in today or today[one.key].shown != one.shown
    }
    record.changes.exclude(key__in=differing).delete()
    return [
        ReportChange.objects.update_or_create(
            report=record,
            key=key,
            defaults={"label": label, "was": was, "now": now, "found_at": at},
        )[0]
        for key, (label, was, now) in differing.items()
    ]
