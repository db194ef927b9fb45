"""Who read a case, and when."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.core.models import TrailEntry
from governance.core.requests import ActorRequest
from governance.core.tables import Column, paginate_table
from reviews.cases.content.report import MARKING
from reviews.cases.views import context as case_context
from reviews.cases.views.lookups import whole_case_or_404


@require_safe
def case_readers(request: ActorRequest, pk: int) -> HttpResponse:
    """Who read the case, and when: for who reads the whole of it."""
    case = whole_case_or_404(request, pk)
    rows = (
        TrailEntry.objects.about(case)
        .filter(verb__in=case_context.READINGS)
        .select_related("by")
        .order_by("-pk")
    )
    shown = paginate_table(request, rows, READ_COLUMNS)
    context = {"case": case, "partnership": case.partnership, "marking": MARKING, "listing": shown}
    return render(request, "reviews/cases/readers.html", context)


HOW = dict(zip(case_context.READINGS, ("Named", "Emergency access"), strict=True))
READ_COLUMNS = (
    Column("who", "Who", lambda row: row.who),
    Column("at", "When", lambda row: row.at),
    Column("how", "How", lambda row: HOW[row.verb]),
)
