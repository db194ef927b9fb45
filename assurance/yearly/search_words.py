"""The words by which a yearly report is found: its sections, what it says instead of evidence, and
the scrutineer's statement.
"""

from assurance.yearly.models import YearlyReport, YearlyRequirement, YearlySection, YearlyStatement
from governance.core.search_index import SearchWords


def words_of_yearly(report: YearlyReport) -> SearchWords:
    sections = YearlySection.objects.filter(report=report).order_by("pk")
    said = YearlyRequirement.objects.filter(report=report).exclude(no_evidence="").order_by("pk")
    statements = YearlyStatement.objects.filter(report=report)
    return SearchWords(
        title=str(report),
        texts=(
            *sections.values_list("text", flat=True),
            *said.values_list("no_evidence", flat=True),
            *statements.values_list("text", flat=True),
        ),
    )
