"""The words by which released learning, published briefings and national reviews are found."""

from governance.core.search_index import SearchWords
from reviews.learning.models import Briefing, LearningPoint, NationalReview
from reviews.learning.models.briefings import SECTIONS


def words_of_point(point: LearningPoint) -> SearchWords | None:
    """None for a draft and for one that was withdrawn."""
    if not point.is_released:
        return None
    return SearchWords(title=point.title, texts=(point.what, point.so_what, point.good))


def words_of_briefing(briefing: Briefing) -> SearchWords | None:
    """None for a draft and for one that is not to be read any more."""
    if not briefing.is_published:
        return None
    texts = tuple(getattr(briefing, name) for name in SECTIONS)
    return SearchWords(title=briefing.title, texts=texts)


def words_of_national(review: NationalReview) -> SearchWords:
    return SearchWords(
        title=review.title, texts=(review.publisher, review.summary, review.response)
    )
