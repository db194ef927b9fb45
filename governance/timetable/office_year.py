"""What falls due in a year of the timetables of adopted plans: the last month of each entry."""

from collections.abc import Iterator

from governance.core.due_items import DueItem, YearScope
from governance.core.page_urls import page_url
from governance.timetable.models import TimetableEntry

Status, Kind = TimetableEntry.Status, TimetableEntry.Kind


def due_items(scope: YearScope) -> Iterator[DueItem]:
    rows = TimetableEntry.objects.visible_to(scope.actor).binding().exclude(status=Status.DROPPED)
    here = scope.stands_in("plan__group", "plan__partnership")
    found = rows.filter(here, scope.within("due_on")).order_by("due_on", "pk")
    for pk, kind, title, on, status in found.values_list("pk", "kind", "title", "due_on", "status"):
        yield DueItem(
            kind="Learning" if kind == Kind.LEARNING else "Quality assurance",
            title=title,
            on=on,
            url=page_url("governance:entry-detail", pk),
            is_done=status == Status.DONE,
        )
