"""The report as an HTML document for the PDF renderer, made from its content alone."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from assurance.reports.content.report_view import build_report_view
from assurance.reports.content.values import ReportContent

MARKING = "OFFICIAL"
"""Security marking of a report to the partnership (government security classifications; that
partnerships mark so is to be confirmed with each)."""


def html_of(content: ReportContent, *, status: str, agreed: Sequence[str] = ()) -> str:
    """The whole document; what people typed stays text in it. ``agreed`` says who agreed when."""
    context = {
        "shown": build_report_view(content),
        "status": status,
        "marking": MARKING,
        "agreed": agreed,
        "hash": content.hash[:12],
    }
    return render_to_string("assurance/reports/pdf.html", context)
