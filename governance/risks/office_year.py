"""What falls due in a year of risks: the next look at each that is open."""

from collections.abc import Iterator

from governance.core.due_items import DueItem, YearScope
from governance.core.page_urls import page_url
from governance.risks.models import Risk


def due_items(scope: YearScope) -> Iterator[DueItem]:
    rows = Risk.objects.visible_to(scope.actor).filter(scope.stands_in(), status=Risk.Status.OPEN)
    found = rows.filter(scope.within("next_look_on")).order_by("next_look_on", "pk")
    for pk, title, on in found.values_list("pk", "title", "next_look_on"):
        yield DueItem(
            kind="Looks at risks", title=title, on=on, url=page_url("governance:risk-detail", pk)
        )
