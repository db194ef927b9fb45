"""Yearly reports: the list, and one of them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from assurance.yearly.models import YearlyReport
from governance.core.requests import ActorRequest


def yearly_list(request: ActorRequest) -> HttpResponse:
    rows = YearlyReport.objects.visible_to(request.actor).for_list().order_by("-period__starts_on")
    return render(request, "assurance/yearly/list.html", {"reports": rows})


def yearly_detail(request: ActorRequest, pk: int) -> HttpResponse:
    rows = YearlyReport.objects.visible_to(request.actor).for_detail()
    record = get_object_or_404(rows, pk=pk)
    context = {"report": record, "partnership": record.partnership}
    return render(request, "assurance/yearly/detail.html", context)
