"""How the machinery does, for administrators; for everybody else the page is not there."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from governance.core.requests import ActorRequest
from lscp.system_status import problems, read_system


def system_status(request: ActorRequest) -> HttpResponse:
    if not request.actor.is_administrator:
        raise Http404
    readings = read_system(at=timezone.now())
    context = {"readings": readings, "problems": problems(readings)}
    return render(request, "home/system_status.html", context)
