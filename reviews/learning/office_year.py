"""What falls due in a year of released learning: each way in which it is told to an audience."""

from collections.abc import Iterator

from django.db.models import Q

from governance.core.due_items import DueItem, YearScope
from governance.core.page_urls import page_url
from reviews.learning.models import Dissemination

Status = Dissemination.Status


def due_items(scope: YearScope) -> Iterator[DueItem]:
    """One query; learning is released from its case, and tells nothing of that."""
    here = Q(point__partnership=scope.partnership) | Q(briefing__partnership=scope.partnership)
    rows = Dissemination.objects.visible_to(scope.actor).exclude(status=Status.CANCELLED)
    found = rows.filter(here, scope.within("due_on")).select_related("point", "briefing")
    for each in found.order_by("due_on", "pk"):
        yield DueItem(
            kind="Learning",
            title=each.subject.title,
            on=each.due_on,
            url=page_url("reviews:dissemination-detail", each.pk),
            is_done=each.status == Status.DONE,
        )
