"""Home: everything that waits for this person, drawn together from the apps."""

from django.http import HttpResponse
from django.shortcuts import render

from assurance.reports import todo as reports
from assurance.returns import todo as returns
from governance.actions import todo as actions
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.text_folding import Folded
from governance.outbox.grants import GRANTS, Permission
from governance.plans import todo as plans
from governance.structure.models import Partnership


def home(request: ActorRequest) -> HttpResponse:
    found = [
        *returns.todo_items(request.actor),
        *reports.todo_items(request.actor),
        *actions.todo_items(request.actor),
        *plans.progress_due(request.actor),
    ]
    waiting = sorted(found, key=lambda each: each.order)
    partnerships = Partnership.objects.visible_to(request.actor).in_force(on=request.actor.on)
    context = {
        "waiting": waiting,
        "late": sum(each.tone == "late" for each in waiting),
        "partnerships": partnerships.order_by(Folded("name")),
        "holdings": request.actor.holdings,
        "reads_outbox": bool(scope_of(request.actor, Permission.READ_OUTBOX, GRANTS)),
    }
    return render(request, "home/home.html", context)
