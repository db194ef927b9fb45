"""The report as an HTML document for the PDF renderer, made from its content alone."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from assurance.reports.content.report_view import build_report_view
from assurance.reports.content.values import ReportContent
from governance.core.blocks.rendering import render_block

MARKING = "OFFICIAL"
"""Security marking of a report to the partnership (government security classifications; that
partnerships mark so is to be confirmed with each)."""


def html_of(
    content: ReportContent, *, content_hash: str, status: str, agreed: Sequence[str] = ()
) -> str:
    """The whole document; what people typed stays text in it. ``agreed`` says who agreed when."""
    view = build_report_view(content)
    context = {
        "view": view,
        "summary_blocks": [render_block(block) for block in content.summary],
        "sections": [
            (section, [render_block(block) for block in section.blocks])
            for section in view.chapters
        ],
        "status": status,
        "marking": MARKING,
        "agreed": agreed,
        "hash": content_hash[:12],
    }
    return render_to_string("assurance/reports/pdf.html", context)
