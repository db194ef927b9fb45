"""What falls due in a year of actions: those that are open, and those that are looked at again."""

from collections.abc import Iterator

from django.db.models import QuerySet

from governance.actions.models import Action
from governance.core.due_items import DueItem, YearScope
from governance.core.page_urls import page_url


def due_items(scope: YearScope) -> Iterator[DueItem]:
    """Without what is restricted, also for its readers; two queries."""
    seen = Action.objects.visible_to(scope.actor).filter(scope.stands_in(), is_restricted=False)
    due = seen.filter(scope.within("due_to"), status=Action.Status.OPEN)
    yield from told(due, "due_to", "Actions")
    yield from told(seen.unproven().filter(scope.within("recheck_on")), "recheck_on", "Re-checks")


def told(rows: QuerySet[Action], day: str, kind: str) -> Iterator[DueItem]:
    found = rows.order_by(day, "pk").values_list("pk", "title", day)
    for pk, title, on in found:
        yield DueItem(kind=kind, title=title, on=on, url=page_url("governance:action-detail", pk))
