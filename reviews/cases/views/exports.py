"""Lists of what is restricted as files: in Excel alone, which says on every page who took it."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone

from governance.core.exports import export_response
from governance.core.requests import ActorRequest
from governance.core.tables import Column
from reviews.cases.content.report import MARKING
from reviews.cases.models import Case
from reviews.cases.operations import cases


def wants_excel(request: ActorRequest) -> bool:
    """A CSV file cannot carry who took it, so there is none."""
    return request.GET.get("as") == "xlsx"


def restricted_export(
    request: ActorRequest,
    title: str,
    rows: QuerySet,
    columns: Sequence[Column],
    *,
    of: Iterable[Case],
) -> HttpResponse:
    """The whole list at once, however long: it is left to no worker, who would keep a copy.

    That it was taken leaves a line on each of the cases it is ``of``.
    """
    cases.take_list(list(of), by=request.actor, at=timezone.now())
    request.may_take_long = True
    return export_response(request, f"{title}, {MARKING}", rows, columns)
