"""The ledger of what passed from a board to the partnership that followed it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from governance.core.requests import ActorRequest
from governance.core.text_folding import Folded
from governance.retention.ledgers import ledgers
from governance.retention.views.lookups import require_office
from governance.structure.models import Partnership


def ledger_list(request: ActorRequest) -> HttpResponse:
    """The partnerships of which the office has a ledger, and those that have none."""
    require_office(request)
    rows = Partnership.objects.visible_to(request.actor).order_by(Folded("name"))
    lines = [(each, ledgers().get(each.key)) for each in rows]
    return render(request, "governance/retention/ledger_list.html", {"lines": lines})


def ledger_detail(request: ActorRequest, key: str) -> HttpResponse:
    """Everybody who sees the partnership reads it: it is a public document’s annex."""
    area = get_object_or_404(Partnership.objects.visible_to(request.actor), key=key)
    if key not in ledgers():
        raise Http404
    context = {"partnership": area, "ledger": ledgers()[key]}
    return render(request, "governance/retention/ledger_detail.html", context)
