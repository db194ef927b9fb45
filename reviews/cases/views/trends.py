"""The page of trends: suppressed counts over the cases of one partnership and year."""

from django.http import HttpResponse
from django.shortcuts import render

from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.text_folding import Folded
from governance.core.workflow import require_any
from governance.structure.models import Partnership
from reviews.cases.forms.trends import TrendFilterForm
from reviews.cases.grants import GRANTS, Permission
from reviews.cases.models import Case
from reviews.cases.trends import trends_of


def case_trends(request: ActorRequest) -> HttpResponse:
    """For the office, the partners and the scrutineer of a partnership, named or not."""
    scope = scope_of(request.actor, Permission.SEE_TRENDS, GRANTS)
    rows = Partnership.objects.filter(pk__in=scope.partnerships).order_by(Folded("name"))
    places = require_any([(str(each.pk), each.name) for each in rows], "read", "trends of cases")
    this_year = request.actor.on.year
    form = TrendFilterForm(request.GET or None, places=places, this_year=this_year)
    wish = form.cleaned_data if form.is_bound and form.is_valid() else {}
    place = wish.get("partnership") or places[0][0]
    year = int(wish.get("year") or this_year)
    context = {
        "filters": form,
        "trends": trends_of(Case.objects.filter(partnership=place, year=year)),
        "year": year,
        "place": dict(places)[place],
    }
    return render(request, "reviews/cases/trends.html", context)
