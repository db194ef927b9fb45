"""The short versions of a report: which there are, beginning one, its page, its parts, its PDF."""

from dataclasses import replace
from functools import partial

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate

from assurance.reports.operations.made_files import Form
from assurance.short_versions import forms
from assurance.short_versions.content.report_figures import figures_beside, report_figures
from assurance.short_versions.headings.outlines import outline
from assurance.short_versions.models import ShortPart, ShortVersion
from assurance.short_versions.operations import files, writing
from assurance.short_versions.transitions import PART, SHORT_VERSION
from assurance.short_versions.views.context import base_context, detail_context, kind_views
from assurance.short_versions.views.lookups import (
    part_or_404,
    version_form_page,
    version_or_404,
    version_url,
)
from assurance.yearly.models import YearlyReport
from assurance.yearly.views.lookups import yearly_or_404
from assurance.yearly.views.pages import yearly_form_page, yearly_url
from governance.core.form_pages import FormPage, Notice, bound_data, confirm, run_form
from governance.core.formatting import format_date
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.waiting_pages import render_waiting


def yearly_short_versions(request: ActorRequest, pk: int) -> HttpResponse:
    """Both kinds, with how far each is."""
    report = yearly_or_404(request, pk)
    context = {
        "report": report,
        "partnership": report.partnership,
        "kinds": kind_views(request.actor, report),
    }
    return render(request, "assurance/short_versions/list.html", context)


def short_version_begin(request: ActorRequest, pk: int, kind: str) -> HttpResponse:
    report = yearly_or_404(request, pk)
    new = ShortVersion(report=report, kind=kind)
    SHORT_VERSION.require("begin", request.actor, new)
    asks = outline(kind)
    page = yearly_form_page(
        report,
        title=f"Begin the {new.get_kind_display().lower()}?",
        lede=f"It has {len(asks.parts)} questions, each with a picture.",
        points=(Notice("What is filled in", (figures_stand_as(report),)),),
        button=SHORT_VERSION.label("begin"),
        back=yearly_url("short-versions", report),
        back_label="Short versions",
        cancel_label="Go back",
        done="Begun. Write it next.",
        done_url=partial(version_url, "detail"),
    )
    return confirm(request, replace(page, record=None), writing.begin, report, kind)


def figures_stand_as(report: YearlyReport) -> str:
    """Where the figures come from, and whether they can still change."""
    if report.frozen_at:
        day = format_date(localdate(report.frozen_at))
        return f"Figures of the yearly report, as frozen on {day}."
    day = format_date(localdate(report.composed_at))
    return f"Figures of the yearly report, as compiled on {day}. They can still change."


def short_version_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = version_or_404(request, pk)
    context = detail_context(request.actor, record)
    return render(request, "assurance/short_versions/detail.html", context)


def short_part_write(request: ActorRequest, pk: int) -> HttpResponse:
    """The lines of one part and its picture, with what the report says beside."""
    part = part_or_404(request, pk)
    PART.require_allowed("write", request.actor, part, about=part.short_version)
    if request.method == "GET":
        PART.require("write", request.actor, part, about=part.short_version)
    form = forms.PartForm(bound_data(request), initial=initial_from(part, "text", "picture"))
    return run_form(request, form, part_page(part), writing.write, part)


def part_page(part: ShortPart) -> FormPage:
    record = part.short_version
    asks = outline(record.kind)
    definition = asks.part(part.key)
    beside = figures_beside(part, report_figures(record.report))
    told = Notice(figures_stand_as(record.report), tuple(beside))
    page = version_form_page(
        record,
        title=definition.question,
        lede=definition.hint,
        points=(told,) if beside else (),
        button="Save",
        done="Saved.",
        done_url=lambda _: f"{version_url('detail', record)}#{part.key}",
    )
    return replace(page, record=part)


def short_version_pdf(request: ActorRequest, pk: int) -> HttpResponseBase:
    """POST asks for the PDF; GET gives it, or says how far it is and looks again by itself."""
    record = version_or_404(request, pk)
    if request.method == "POST":
        files.ask_for_file(record, form=Form.PDF, by=request.actor, at=timezone.now())
        return redirect(request.path)
    progress = files.progress(record)
    if progress.file:
        stored = progress.file
        return FileResponse(
            stored.content.open("rb"), filename=stored.name, content_type=stored.content_type
        )
    context = base_context(record) | {
        "progress": progress,
        "file": Form.PDF.label,
        "report": record,
        "back_url": version_url("detail", record),
        "back_label": record.get_kind_display(),
        "about": f"{record.report.partnership}, {record.report.year_label}",
        "made_of": "what this version says now",
    }
    return render_waiting(
        request, "assurance/reports/file_progress.html", context, is_waiting=progress.is_waiting
    )
