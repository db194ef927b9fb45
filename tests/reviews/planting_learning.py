"""Learning and a national review that readers were given, with a word of its own in every text."""

from reviews.learning.models import (
    Briefing,
    Dissemination,
    LearningPoint,
    NationalCheck,
    NationalReview,
    PracticeEvidence,
)
from reviews.learning.models.briefings import SECTIONS
from reviews.learning.models.words import POINT_TEXTS
from tests.reviews.planted_words import marker, words
from tests.scenarios import learning as scenarios


def a_withdrawn_point() -> LearningPoint:
    point = scenarios.a_released_point(**words(LearningPoint, *POINT_TEXTS))
    follow_up(point)
    scenarios.withdraw_point(point)
    return point


def a_withdrawn_briefing() -> Briefing:
    """Built on a point of other words, which stays."""
    point = scenarios.a_released_point()
    texts = words(Briefing, "title", *SECTIONS)
    briefing = scenarios.a_published_briefing(points=[point], **texts)
    follow_up(briefing)
    scenarios.withdraw_briefing(briefing)
    return briefing


def follow_up(subject: LearningPoint | Briefing) -> None:
    """How it was told, and what showed that practice changed."""
    record = scenarios.a_done_dissemination(subject)
    said = {"receipt": marker(Dissemination, "receipt")}
    for rows in (Dissemination.objects, Dissemination.history):
        rows.filter(receipt=record.receipt).update(**said)
    scenarios.some_practice_evidence(subject, **words(PracticeEvidence, "showed"))


def an_ended_review() -> NationalReview:
    """Its plan has an action, which stays."""
    texts = words(NationalReview, "title", "publisher", "summary")
    review = scenarios.a_received_review(**texts)
    scenarios.consider(review)
    scenarios.a_planned_action(review)
    scenarios.a_check(review, **words(NationalCheck, "text"))
    scenarios.end_monitoring(review)
    return review
