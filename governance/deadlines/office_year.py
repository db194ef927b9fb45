"""What falls due in a year by the time limits that run, but for those of restricted matters."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from governance.core.due_items import DueItem, YearScope
from governance.deadlines.models import Deadline

KIND = "Time limits"


def due_items(scope: YearScope) -> Iterator[DueItem]:
    """Not even those whose holder the reader is: that one runs tells that there is a case."""
    here = (
        Q(owner_group__in=scope.groups)
        | Q(owner_seat__group__in=scope.groups)
        | Q(owner_seat__partnership=scope.partnership)
    )
    rows = Deadline.objects.visible_to(scope.actor).filter(here, is_restricted=False)
    rows = rows.exclude(status=Deadline.Status.STOPPED).filter(scope.within("due_on"))
    url = reverse("governance:deadline-list")
    for pk, label, on, status in rows.order_by("due_on", "pk").values_list(
        "pk", "label", "due_on", "status"
    ):
        done = status != Deadline.Status.RUNNING
        yield DueItem(kind=KIND, title=label, on=on, url=url, is_done=done, deadline=pk)
