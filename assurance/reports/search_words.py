"""The words by which a report is found: the office's passages and what the scrutineer says."""

from assurance.reports.models import Passage, Report, ReportComment
from governance.core.search_index import SearchWords

FOR_ALL_READERS = (
    ReportComment.Kind.SCRUTINY,
    ReportComment.Kind.ANSWER,
    ReportComment.Kind.SINCE,
)
"""What is read by whoever sees the report. A member's comment stays with those who see drafts."""


def words_of_report(report: Report) -> SearchWords:
    passages = Passage.objects.filter(report=report).order_by("pk")
    comments = ReportComment.objects.filter(report=report, kind__in=FOR_ALL_READERS)
    return SearchWords(
        title=str(report),
        texts=(
            *passages.values_list("text", flat=True),
            *comments.order_by("pk").values_list("text", flat=True),
        ),
    )
