"""Fetches what the actor may see; what they may not see does not exist (404)."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from assurance.publication.models import YearlyDispatch, YearlyErratum, YearlyPresentation
from assurance.yearly.models import YearlyReport
from governance.core.form_pages import FormPage
from governance.core.requests import ActorRequest

NAMES = ("partnership", "group", "period", "deadline", "interval_deadline", "dispatch_deadline")


def report_or_404(request: ActorRequest, pk: int) -> YearlyReport:
    """With its names and clocks; what it says is fetched only where it is asked for."""
    rows = YearlyReport.objects.visible_to(request.actor).select_related(*NAMES, "published_by")
    found: YearlyReport = get_object_or_404(rows.defer("content"), pk=pk)
    return found


def part_or_404(request: ActorRequest, rows: QuerySet[Any], pk: int) -> Any:
    """A row with its report, of a report that the actor may see."""
    part = get_object_or_404(rows, pk=pk)
    part.report = report_or_404(request, part.report_id)
    return part


def dispatch_or_404(request: ActorRequest, pk: int) -> YearlyDispatch:
    rows = YearlyDispatch.objects.select_related("message", "proof_file")
    found: YearlyDispatch = part_or_404(request, rows, pk)
    return found


def presentation_or_404(request: ActorRequest, pk: int) -> YearlyPresentation:
    found: YearlyPresentation = part_or_404(request, YearlyPresentation.objects.all(), pk)
    return found


def erratum_or_404(request: ActorRequest, pk: int) -> YearlyErratum:
    found: YearlyErratum = part_or_404(request, YearlyErratum.objects.all(), pk)
    return found


def url_of(page: str, record: YearlyReport) -> str:
    return reverse(f"assurance:yearly-{page}", args=[record.pk])


def page_for(
    report: YearlyReport,
    back: str,
    label: str,
    title: str,
    button: str,
    done: str | Callable[[Any], str],
    **more: Any,
) -> FormPage:
    """The page around a form; ``back`` is the word of the page it leads back to."""
    return FormPage(
        title=title,
        caption=str(report),
        button=button,
        back=url_of(back, report),
        back_label=label,
        done=done,
        partnership=report.partnership,
        **more,
    )
