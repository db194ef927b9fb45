"""The import or row that a page is about, as far as the person may see it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from governance.core.imports.registers import Register
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, scope_of
from governance.core.text_folding import Folded
from governance.imports.grants import GRANTS, OPEN_TO_ADMINISTRATORS, Permission
from governance.imports.models import ImportRow, ImportRun
from governance.imports.registers import REGISTERS
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
    rows = Partnership.objects.in_force(on=request.actor.on)
    if not request.actor.is_administrator:
        rows = rows.filter(pk__in=office_areas(request.actor))
    if found := list(rows.order_by(Folded("name"))):
        return found
    raise Http404


def office_areas(actor: Actor) -> frozenset[int]:
    """The partnerships whose office the actor is."""
    return scope_of(actor, Permission.IMPORT_REGISTER, GRANTS).partnerships


def registers_of(request: ActorRequest) -> dict[str, Register]:
    """Those that this person may import: an administrator who is no office only people."""
    if office_areas(request.actor):
        return REGISTERS
    return {key: REGISTERS[key] for key in OPEN_TO_ADMINISTRATORS}
