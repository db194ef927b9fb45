"""Who read a dispute, and when."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.core.models import TrailEntry
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.tables import Column, paginate_table
from reviews.disputes.views.context import READINGS
from reviews.disputes.views.lookups import dispute_or_404

HOW = dict(zip(READINGS, ("A page of it", "A list that names it, as Excel"), strict=True))
COLUMNS = (
    Column("who", "Who", lambda row: row.who),
    Column("at", "When", lambda row: row.at),
    Column("how", "What", lambda row: HOW[row.verb]),
)


@require_safe
def dispute_readers(request: ActorRequest, pk: int) -> HttpResponse:
    """Everybody who sees the dispute reads who else did, the newest first."""
    dispute = dispute_or_404(request, pk)
    rows = TrailEntry.objects.about(dispute).filter(verb__in=READINGS)
    shown = paginate_table(request, rows.select_related("by").order_by("-pk"), COLUMNS)
    context = {
        "dispute": dispute,
        "partnership": dispute.partnership,
        "marking": MARKING,
        "listing": shown,
        "lines": [(each, HOW[each.verb]) for each in shown.page],
    }
    return render(request, "reviews/disputes/readers.html", context)
