"""The import or row that a page is about, as far as the person may see it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.text_folding import Folded
from governance.imports.grants import GRANTS, Permission
from governance.imports.models import ImportRow, ImportRun
from governance.structure.models import Partnership


def run_or_404(request: ActorRequest, pk: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.visible_to(request.actor).for_list(), pk=pk)


def row_or_404(request: ActorRequest, pk: int, number: int) -> ImportRow:
    run = run_or_404(request, pk)
    row = get_object_or_404(run.rows, number=number)
    row.run = run
    return row


def areas_of(request: ActorRequest) -> list[Partnership]:
    """The partnerships into which this person may import; for everybody else there is no page."""
    scope = scope_of(request.actor, Permission.IMPORT_REGISTER, GRANTS)
    rows = Partnership.objects.in_force(on=request.actor.on).filter(pk__in=scope.partnerships)
    if found := list(rows.order_by(Folded("name"))):
        return found
    raise Http404
