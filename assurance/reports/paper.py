"""The report as an HTML document for the PDF renderer, made from its content alone."""

from django.template.loader import render_to_string

from assurance.reports.content import ReportContent
from assurance.reports.showing import shown


def html_of(content: ReportContent, *, status: str) -> str:
    """The whole document; what people typed stays text in it."""
    context = {"shown": shown(content), "status": status, "hash": content.hash[:12]}
    return render_to_string("assurance/report_pdf.html", context)
