"""Today: everything that waits for this person, drawn together from the apps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assurance import today as returns
from assurance import today_reports as reports
from governance import today_actions as actions
from governance import today_plans as plans
from governance.grants import GRANTS, Permission
from governance.models import Partnership
from governance.roles import scope_of


def today(request: HttpRequest) -> HttpResponse:
    found = [
        *returns.waiting(request.actor),
        *reports.waiting(request.actor),
        *actions.waiting(request.actor),
        *plans.waiting(request.actor),
    ]
    waiting = sorted(found, key=lambda each: each.order)
    partnerships = Partnership.objects.visible_to(request.actor).in_force(on=request.actor.on)
    context = {
        "waiting": waiting,
        "late": sum(each.tone == "late" for each in waiting),
        "partnerships": partnerships.order_by("name"),
        "holdings": request.actor.holdings,
        "reads_outbox": bool(scope_of(request.actor, Permission.READ_OUTBOX, GRANTS)),
    }
    return render(request, "home/today.html", context)
