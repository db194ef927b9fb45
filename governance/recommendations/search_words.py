"""The words by which a recommendation is found: its own and those of its answer."""

from governance.core.search_index import SearchWords
from governance.recommendations.models import GroupRecommendation


def words_of_recommendation(record: GroupRecommendation) -> SearchWords:
    return SearchWords(title=record.title, texts=(record.text, record.answer))
