"""The office year: of one partnership, on one page that is printed."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.exports import export_response, wants_file
from governance.core.formatting import format_month_range
from governance.core.requests import ActorRequest
from governance.core.tables import Column
from governance.core.text_folding import Folded
from governance.periods.values import FIRST_MONTH
from lscp.office_year import current_year, months_of, own_offices, rows_of, scope_of_year

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years that an address may name."""
COLUMNS = (
    Column("month", "Month", lambda row: row[0].label),
    Column("on", "Due", lambda row: row[1].on),
    Column("kind", "Kind", lambda row: row[1].kind),
    Column("title", "What", lambda row: row[1].title),
    Column("done", "Done", lambda row: row[1].is_done),
    Column("expected", "Not begun yet", lambda row: row[1].is_expected),
)


@require_safe
def office_years(request: ActorRequest) -> HttpResponse:
    """To the year of one’s own office; whoever works in several chooses."""
    offices = list(own_offices(request.actor).order_by(Folded("name")))
    if not offices:
        raise Http404
    year = current_year(request.actor.on)
    links = [(each, reverse("office-year", args=[each.key, year])) for each in offices]
    if len(links) == 1:
        return redirect(links[0][1])
    return render(request, "home/office_years.html", {"links": links})


@require_safe
def office_year(request: ActorRequest, partnership: str, year: int) -> HttpResponse:
    """Twelve months with what falls due in each, as far as the reader may see it."""
    office = get_object_or_404(own_offices(request.actor), key=partnership)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    months = months_of(scope_of_year(request.actor, office, year))
    opening = date(year, FIRST_MONTH, 1)
    label = format_month_range(opening, opening + relativedelta(months=11))
    if wants_file(request):
        title = f"Office year of {office.short_name or office.name}, {label}"
        return export_response(request, title, rows_of(months), COLUMNS)
    context = {
        "partnership": office,
        "label": label,
        "months": months,
        "count": sum(each.count for each in months),
        "earlier": reverse("office-year", args=[office.key, year - 1]),
        "later": reverse("office-year", args=[office.key, year + 1]),
        "is_current": year == current_year(request.actor.on),
    }
    return render(request, "home/office_year.html", context)
