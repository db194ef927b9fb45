"""Fetches of yearly reports what the actor may see; what they may not see is not there (404)."""

from typing import Any, TypeVar

from django.db.models import Model
from django.shortcuts import get_object_or_404

from assurance.yearly.models import YearlyReport
from governance.core.requests import ActorRequest

Part = TypeVar("Part", bound=Model)


def yearly_or_404(request: ActorRequest, pk: int) -> YearlyReport:
    rows = YearlyReport.objects.visible_to(request.actor).for_detail()
    return get_object_or_404(rows, pk=pk)


def part_or_404(request: ActorRequest, model: type[Part], pk: int) -> Part:
    """One row that hangs on a report the actor may see."""
    part: Any = get_object_or_404(model, pk=pk)
    part.report = yearly_or_404(request, part.report_id)
    return part
