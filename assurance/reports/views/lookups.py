"""Fetches of reports what the actor may see; what they may not see does not exist (404)."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report, ReportComment
from governance.core.blocks.values import Figure
from governance.core.requests import ActorRequest


def report_or_404(request: ActorRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.actor).for_detail(), pk=pk)


def comment_or_404(request: ActorRequest, pk: int) -> ReportComment:
    """A comment on a report the actor may see."""
    comment = get_object_or_404(ReportComment, pk=pk)
    comment.report = report_or_404(request, comment.report_id)
    return comment


def figure_or_404(content: ReportContent, key: str) -> Figure:
    figures = {figure.key: figure for figure in content.figures}
    if key not in figures:
        raise Http404
    return figures[key]
