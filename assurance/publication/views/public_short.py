"""The young people's and the easy-read version of a report for anybody, once they are released."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assurance.publication.views.public import for_anybody
from assurance.short_versions.content.current_content import content_of
from assurance.short_versions.content.drawing import drawn_parts
from assurance.short_versions.models import ShortVersion
from assurance.short_versions.operations.files import read_by, released_file


@login_not_required
@require_safe
def yearly_public_short_latest(request: HttpRequest, partnership: str, kind: str) -> HttpResponse:
    """That of the latest year of which one is released, at an address that stays."""
    return shown(request, released_or_404(partnership, kind))


@login_not_required
@require_safe
def yearly_public_short(
    request: HttpRequest, partnership: str, year: str, kind: str
) -> HttpResponse:
    return shown(request, released_or_404(partnership, kind, report__period__code=year))


@login_not_required
@require_safe
def yearly_public_short_pdf(
    request: HttpRequest, partnership: str, year: str, kind: str
) -> HttpResponseBase:
    """Its PDF, once the worker has made it."""
    stored = released_file(released_or_404(partnership, kind, report__period__code=year))
    if stored is None:
        raise Http404
    response = FileResponse(
        stored.content.open("rb"), filename=stored.name, content_type=stored.content_type
    )
    return for_anybody(request, response)


def released_or_404(partnership: str, kind: str, **narrowed: Any) -> ShortVersion:
    """The latest that fits."""
    rows = ShortVersion.objects.released().for_detail()
    found = rows.filter(report__partnership__key=partnership, kind=kind, **narrowed)
    latest = found.order_by("-report__period__starts_on").first()
    if latest is None:
        raise Http404
    return latest


def shown(request: HttpRequest, record: ShortVersion) -> HttpResponse:
    content = content_of(record)
    context = {
        "partnership": record.report.partnership,
        "year": record.report.period.code,
        "short_version": record,
        "content": content,
        "parts": drawn_parts(content),
        "read_by": read_by(record),
        "file": released_file(record),
    }
    return for_anybody(request, render(request, "assurance/publication/public_short.html", context))
