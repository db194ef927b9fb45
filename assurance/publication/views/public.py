"""Published reports for anybody: no sign-in is asked for, and nothing else can be reached."""

from typing import TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from assurance.publication.content import public_report
from assurance.short_versions.models import ShortVersion
from assurance.yearly.additions import errata_of, public_files_of
from assurance.yearly.models import YearlyReport
from governance.signatures.models import Signature
from governance.structure.models import Partnership

Answer = TypeVar("Answer", bound=HttpResponseBase)
KEPT_FOR = 300
"""Seconds for which a copy may be given out by whoever stands between: an erratum shows soon."""


@login_not_required
@require_safe
def yearly_public_list(request: HttpRequest, partnership: str) -> HttpResponse:
    """The years of which a partnership published a report."""
    place = get_object_or_404(Partnership, key=partnership)
    found = YearlyReport.objects.published().filter(partnership=place).for_list()
    context = {"partnership": place, "reports": found.order_by("-period__starts_on")}
    return for_anybody(request, render(request, "assurance/publication/public_list.html", context))


@login_not_required
@require_safe
def yearly_public(request: HttpRequest, partnership: str, year: str) -> HttpResponse:
    """A whole report; until it is published there is none."""
    record = published_or_404(partnership, year)
    signed = Signature.objects.about(record).filter(round=record.round, signed_at__isnull=False)
    context = {
        "partnership": record.partnership,
        "report": record,
        "public": public_report(record),
        "errata": errata_of(record),
        "files": public_files_of(record),
        "short_versions": ShortVersion.objects.released().filter(report=record).order_by("kind"),
        "signed": signed.for_list(),
    }
    return for_anybody(request, render(request, "assurance/publication/public.html", context))


@login_not_required
@require_safe
def yearly_public_file(
    request: HttpRequest, partnership: str, year: str, key: str
) -> HttpResponseBase:
    """One of its files, to be opened or kept."""
    found = {each.key: each.file for each in public_files_of(published_or_404(partnership, year))}
    if key not in found:
        raise Http404
    stored = found[key]
    response = FileResponse(
        stored.content.open("rb"),
        as_attachment=stored.content_type != "application/pdf",
        filename=stored.name,
        content_type=stored.content_type,
    )
    return for_anybody(request, response)


def published_or_404(partnership: str, year: str) -> YearlyReport:
    rows = YearlyReport.objects.published().select_related("partnership", "period")
    return get_object_or_404(rows, partnership__key=partnership, period__code=year)


def for_anybody(request: HttpRequest, response: Answer) -> Answer:
    """What is shown to somebody without a session is the same for all, and may be kept a while."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        patch_cache_control(response, public=True, max_age=KEPT_FOR)
    return response
