"""What falls due in a year of retention: holds that are looked at again, records that are due."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.urls import reverse

from governance.core.due_items import DueItem, YearScope
from governance.core.formatting import format_count
from governance.core.page_urls import page_url
from governance.core.restricted import restricted_kinds
from governance.retention.access import can_see_retention
from governance.retention.models import DueRecord, LegalHold

KIND = "Retention"


def due_items(scope: YearScope) -> Iterator[DueItem]:
    """For the office that looks after it; of records how many, by month, and never which."""
    if not can_see_retention(scope.actor):
        return
    holds = LegalHold.objects.visible_to(scope.actor).in_force()
    here = scope.stands_in() | Q(partnership=None, group=None)
    known = holds.filter(here, scope.within("review_on")).exclude(kind__in=restricted_kinds())
    for pk, on in known.order_by("review_on", "pk").values_list("pk", "review_on"):
        url = page_url("governance:hold-detail", pk)
        yield DueItem(kind=KIND, title="Look at a hold again", on=on, url=url)  # type: ignore[arg-type]
    rows = DueRecord.objects.visible_to(scope.actor).filter(scope.stands_in(), is_held=False)
    rows = rows.filter(scope.within("due_on")).exclude(kind__in=restricted_kinds())
    months = rows.order_by().values_list(TruncMonth("due_on")).annotate(Count("pk"))
    for month, count in months:
        title = format_count(count, "record falls due", "records fall due")
        yield DueItem(kind=KIND, title=title, on=month, url=reverse("governance:due-list"))
