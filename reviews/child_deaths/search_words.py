"""The words by which a yearly report of the panel is found."""

from governance.core.search_index import SearchWords
from reviews.child_deaths.models import PanelReport


def words_of_report(report: PanelReport) -> SearchWords:
    return SearchWords(title=report.source_label, texts=(report.messages, report.decided))
