"""The words by which an earlier review is found."""

from governance.core.search_index import SearchWords
from reviews.legacy.models import LegacyReview


def words_of_legacy(review: LegacyReview) -> SearchWords | None:
    """None for one that was taken out."""
    if not review.is_there:
        return None
    return SearchWords(title=str(review), texts=(review.recommendations,))
