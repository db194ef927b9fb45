"""The kinds of record of learning: what is of a case is restricted, what was released is found."""

from governance.core.record_parts import RecordPart
from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.core.retained import Retained
from governance.core.search_index import Searched
from reviews.learning import models, retained
from reviews.learning.operations import briefings, case_learning, dissemination, national, points
from reviews.learning.operations import practice as practice_evidence
from reviews.learning.search_words import words_of_briefing, words_of_national, words_of_point
from reviews.learning.transitions import (
    BRIEFING,
    CASE_LEARNING,
    DISSEMINATION,
    LEARNING_POINT,
    NATIONAL_CHECK,
    NATIONAL_REVIEW,
    PRACTICE_EVIDENCE,
)
from reviews.learning.views import case_learning as case_section

CASE_PAGE = RecordPage("reviews:case-detail")
NATIONAL_PAGE = RecordPage("reviews:national-detail")

RECORDS = (
    RecordKind(
        model=models.CaseLearning,
        workflows=single_workflow(CASE_LEARNING, case_learning),
        page=CASE_PAGE,
        page_of="case",
        url_word="learning",
        is_restricted=True,
        part=RecordPart(
            about="reviews.case", progress=case_section.progress, show=case_section.show
        ),
        retained=Retained(goes_with=("case",)),
    ),
    RecordKind(
        model=models.LearningPoint,
        workflows=single_workflow(LEARNING_POINT, points, release_from_case=case_learning.release),
        page=RecordPage("reviews:point-detail"),
        url_word="point",
        searched=Searched(
            heading="Learning",
            words=words_of_point,
            visible_to=models.LearningPoint.objects.visible_to,
        ),
        retained=retained.GIVEN,
    ),
    RecordKind(
        model=models.Briefing,
        workflows=single_workflow(BRIEFING, briefings),
        page=RecordPage("reviews:briefing-detail"),
        url_word="briefing",
        searched=Searched(
            heading="Briefings",
            words=words_of_briefing,
            visible_to=models.Briefing.objects.visible_to,
        ),
        retained=retained.GIVEN,
    ),
    RecordKind(
        model=models.Dissemination,
        workflows=single_workflow(DISSEMINATION, dissemination),
        page=RecordPage("reviews:dissemination-detail"),
        url_word="dissemination",
    ),
    RecordKind(
        model=models.PracticeEvidence,
        workflows=single_workflow(PRACTICE_EVIDENCE, practice_evidence),
        url_word="evidence",
    ),
    RecordKind(
        model=models.NationalReview,
        workflows=single_workflow(NATIONAL_REVIEW, national),
        page=NATIONAL_PAGE,
        url_word="national",
        searched=Searched(
            heading="National reviews",
            words=words_of_national,
            visible_to=models.NationalReview.objects.visible_to,
        ),
        retained=retained.NATIONAL,
    ),
    RecordKind(
        model=models.NationalCheck,
        workflows=single_workflow(NATIONAL_CHECK, national),
        page=NATIONAL_PAGE,
        page_of="review",
    ),
)
