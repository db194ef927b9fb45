"""The kinds of record of this app; all of a case are restricted: nothing of them is searched.

Reviews of earlier years are published documents, and are found.
"""

from governance.core.registry import NavigationEntry, RecordKind, RecordPage, single_workflow
from governance.core.search_index import Searched
from reviews import models
from reviews.cases import retained as case_retained
from reviews.cases.operations import (
    cases,
    chronology,
    clocks,
    emergency,
    files,
    local_reviews,
    panel,
    papers,
    people,
    practice_parts,
    practice_reviews,
    publication,
    rapid_reviews,
    recommendations,
    referrals,
    reviewers,
    screening,
)
from reviews.cases.transitions import (
    CANDIDATE,
    CASE,
    CASE_PAPER,
    CASE_PERSON,
    CHECK,
    CHILD,
    CHRONOLOGY,
    COPY,
    COST,
    CRITERION,
    EMERGENCY,
    INVOLVEMENT,
    LOCAL_REVIEW,
    OVERRUN,
    PANEL_RESPONSE,
    PRACTICE_REVIEW,
    PROCEEDING,
    RAPID_REVIEW,
    RECOMMENDATION,
    REQUEST,
    TELLING,
    VIEW,
)
from reviews.cases.views.invited import PARTNERSHIP_TASKS
from reviews.child_deaths import records as child_deaths
from reviews.complaints import records as complaints
from reviews.disputes import records as disputes
from reviews.learning import records as learning
from reviews.legacy import operations as legacy
from reviews.legacy import retained as legacy_retained
from reviews.legacy.search_words import words_of_legacy
from reviews.legacy.transitions import LEGACY_REVIEW

FOOTER = (
    NavigationEntry("Cases", "reviews:case-list"),
    NavigationEntry("Disputes", "reviews:dispute-list"),
    NavigationEntry("Learning", "reviews:point-list"),
    NavigationEntry("Earlier reviews", "reviews:legacy-list"),
    NavigationEntry("Child death panel", "reviews:panel-overview"),
    NavigationEntry("Complaints", "reviews:complaint-list"),
    NavigationEntry("Requests for information", "reviews:information-list"),
)
LEGACY_PAGE = RecordPage("reviews:legacy-detail")
CASE_PAGE = RecordPage("reviews:case-detail")
PRACTICE_PAGE = RecordPage("reviews:practice-detail")
LOCAL_PAGE = RecordPage("reviews:local-detail")

INVITED = {"governance.partnership": PARTNERSHIP_TASKS}
"""What somebody with no seat may be invited to do about a kind of an app below."""
PUBLISHED = (
    "decide_publication",
    "give_notice",
    "withdraw_notice",
    "publish",
    "publish_information",
    "take_down",
    "write_press_lines",
    "release_press_lines",
)
SCREENED = ("dispute", "find_notifiable", "find_not_notifiable", "find_local", "notify", "withdraw")
RECORDS = (
    RecordKind(
        model=models.Case,
        workflows=single_workflow(
            CASE,
            cases,
            refer=referrals.refer,
            keep_proof=files.keep_proof,
            **{verb: getattr(screening, verb) for verb in SCREENED},
        ),
        page=CASE_PAGE,
        url_word="case",
        is_restricted=True,
        retained=case_retained.CASE,
    ),
    RecordKind(
        model=models.CasePerson,
        workflows=single_workflow(CASE_PERSON, people),
        page=CASE_PAGE,
        page_of="case",
        url_word="person",
        is_restricted=True,
    ),
    RecordKind(
        model=models.ChronologyEntry,
        workflows=single_workflow(CHRONOLOGY, chronology),
        page=CASE_PAGE,
        page_of="case",
        url_word="entry",
        is_restricted=True,
    ),
    RecordKind(
        model=models.CasePaper,
        workflows=single_workflow(CASE_PAPER, papers),
        page=CASE_PAGE,
        page_of="case",
        url_word="paper",
        is_restricted=True,
    ),
    RecordKind(
        model=models.Child,
        workflows=single_workflow(CHILD, referrals),
        page=CASE_PAGE,
        page_of="case",
        is_restricted=True,
    ),
    RecordKind(
        model=models.Proceeding,
        workflows=single_workflow(PROCEEDING, cases, record_proceeding=referrals.record_proceeding),
        page=CASE_PAGE,
        page_of="case",
        url_word="proceeding",
        is_restricted=True,
    ),
    RecordKind(
        model=models.PartnerView,
        workflows=single_workflow(VIEW, screening),
        page=CASE_PAGE,
        page_of="case",
        is_restricted=True,
    ),
    RecordKind(
        model=models.Telling,
        workflows=single_workflow(TELLING, screening),
        page=CASE_PAGE,
        page_of="case",
        is_restricted=True,
    ),
    RecordKind(
        model=models.Overrun,
        workflows=single_workflow(OVERRUN, clocks),
        page=CASE_PAGE,
        page_of="case",
        is_restricted=True,
    ),
    RecordKind(
        model=models.RapidReview,
        workflows=single_workflow(RAPID_REVIEW, rapid_reviews),
        page=CASE_PAGE,
        page_of="case",
        url_word="rapid",
        is_restricted=True,
    ),
    RecordKind(
        model=models.CriterionConsidered,
        workflows=single_workflow(CRITERION, rapid_reviews, reconsider="consider"),
        page=CASE_PAGE,
        page_of="review__case",
        is_restricted=True,
    ),
    RecordKind(
        model=models.PanelResponse,
        workflows=single_workflow(PANEL_RESPONSE, panel, keep_letter=files.keep_letter),
        page=CASE_PAGE,
        page_of="review__case",
        url_word="response",
        is_restricted=True,
    ),
    RecordKind(
        model=models.Recommendation,
        workflows=single_workflow(RECOMMENDATION, recommendations),
        page=CASE_PAGE,
        page_of="case",
        url_word="recommendation",
        is_restricted=True,
    ),
    RecordKind(
        model=models.EmergencyAccess,
        workflows=single_workflow(EMERGENCY, emergency),
        page=CASE_PAGE,
        page_of="case",
        url_word="emergency",
        is_restricted=True,
        retained=case_retained.EMERGENCY,
    ),
    RecordKind(
        model=models.PracticeReview,
        workflows=single_workflow(
            PRACTICE_REVIEW,
            practice_reviews,
            **{verb: getattr(publication, verb) for verb in PUBLISHED},
        ),
        page=PRACTICE_PAGE,
        page_of="case",
        url_word="practice",
        is_restricted=True,
    ),
    RecordKind(
        model=models.LocalReview,
        workflows=single_workflow(LOCAL_REVIEW, local_reviews),
        page=LOCAL_PAGE,
        page_of="case",
        url_word="local",
        is_restricted=True,
    ),
    RecordKind(
        model=models.ReviewerCandidate,
        workflows=single_workflow(CANDIDATE, reviewers),
        page=PRACTICE_PAGE,
        page_of="review__case",
        url_word="reviewer",
        is_restricted=True,
    ),
    RecordKind(
        model=models.Involvement,
        workflows=single_workflow(INVOLVEMENT, practice_parts),
        page=PRACTICE_PAGE,
        page_of="review__case",
        is_restricted=True,
    ),
    RecordKind(
        model=models.ProgressCheck,
        workflows=single_workflow(CHECK, practice_parts),
        page=PRACTICE_PAGE,
        page_of="review__case",
        is_restricted=True,
    ),
    RecordKind(
        model=models.WrittenRequest,
        workflows=single_workflow(REQUEST, practice_parts),
        page=PRACTICE_PAGE,
        page_of="review__case",
        url_word="request",
        is_restricted=True,
    ),
    RecordKind(
        model=models.DraftCopy,
        workflows=single_workflow(COPY, practice_parts),
        page=PRACTICE_PAGE,
        page_of="review__case",
        is_restricted=True,
    ),
    RecordKind(
        model=models.ReviewCost,
        workflows=single_workflow(COST, practice_parts),
        page=PRACTICE_PAGE,
        page_of="review__case",
        url_word="cost",
        is_restricted=True,
    ),
    *disputes.RECORDS,
    *learning.RECORDS,
    RecordKind(
        model=models.LegacyReview,
        workflows=single_workflow(LEGACY_REVIEW, legacy, import_review="import_reviews"),
        page=LEGACY_PAGE,
        url_word="legacy",
        searched=Searched(
            heading="Earlier reviews",
            words=words_of_legacy,
            visible_to=models.LegacyReview.objects.visible_to,
        ),
        retained=legacy_retained.LEGACY_REVIEW,
    ),
    *child_deaths.RECORDS,
    *complaints.RECORDS,
)
