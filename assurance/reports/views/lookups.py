"""Fetches of reports what the actor may see; what they may not see does not exist (404)."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report, ReportComment
from governance.core.attached_rows import Parts, attach_parts
from governance.core.blocks.values import Figure
from governance.core.prepared_queries import Key, first_or_404, prepared
from governance.core.requests import ActorRequest
from governance.core.roles import Actor

WORDS: Parts = {"passages": ((), ()), "comments": (("written_by",), ())}
"""What is written in a report, fetched with it."""


def report_or_404(request: ActorRequest, pk: int) -> Report:
    found = first_or_404(visible_report(request.actor, Key(pk)))
    attach_parts(found, WORDS)
    return found


@prepared
def visible_report(actor: Actor, pk: int) -> QuerySet[Report]:
    people = ("composed_by", "sent_by", "issued_by")
    rows = Report.objects.visible_to(actor).filter(pk=pk)
    return rows.select_related("group", "period", *people)


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
