"""What the product holds about whoever is signed in: the page, and the file."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.core.requests import ActorRequest
from governance.retention.personal_data import personal_data

AT_MOST = 50
"""Lines of a section on the page; the file has all."""


@require_safe
def own_data(request: ActorRequest) -> HttpResponse:
    """The newest of each, to be read; the rest stands in the file."""
    found = personal_data(request.user)  # type: ignore[arg-type]
    shown = {name: lines_of(each) for name, each in found.items()}
    counts = {name: len(each) for name, each in found.items()}
    context = {"data": shown, "counts": counts, "at_most": AT_MOST}
    return render(request, "governance/retention/own_data.html", context)


def lines_of(section: Any) -> Any:
    return section[:AT_MOST] if isinstance(section, list) else section


@require_safe
def own_data_file(request: ActorRequest) -> HttpResponse:
    """All of it as JSON."""
    found = personal_data(request.user)  # type: ignore[arg-type]
    response = JsonResponse(found, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="your-data.json"'
    return response
