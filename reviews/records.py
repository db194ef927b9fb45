"""The kinds of record of this app; all of a case are restricted: nothing of them is searched."""

from governance.core.registry import NavigationEntry, RecordKind, RecordPage, single_workflow
from reviews import models
from reviews.cases.operations import (
    cases,
    chronology,
    clocks,
    emergency,
    panel,
    papers,
    people,
    rapid_reviews,
    referrals,
    screening,
)
from reviews.cases.transitions import (
    CASE,
    CASE_PAPER,
    CASE_PERSON,
    CHILD,
    CHRONOLOGY,
    CRITERION,
    EMERGENCY,
    OVERRUN,
    PANEL_RESPONSE,
    PROCEEDING,
    RAPID_REVIEW,
    TELLING,
    VIEW,
)
from reviews.cases.views.invited import PARTNERSHIP_TASKS

FOOTER = (NavigationEntry("Cases", "reviews:case-list"),)
CASE_PAGE = RecordPage("reviews:case-detail")

INVITED = {"governance.partnership": PARTNERSHIP_TASKS}
"""What somebody with no seat may be invited to do about a kind of an app below."""
SCREENED = ("dispute", "find_notifiable", "find_not_notifiable", "find_local", "notify", "withdraw")
RECORDS = (
    RecordKind(
        model=models.Case,
        workflows=single_workflow(
            CASE,
            cases,
            refer=referrals.refer,
            **{verb: getattr(screening, verb) for verb in SCREENED},
        ),
        page=CASE_PAGE,
        url_word="case",
        is_restricted=True,
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
        workflows=single_workflow(PANEL_RESPONSE, panel),
        page=CASE_PAGE,
        page_of="review__case",
        url_word="response",
        is_restricted=True,
    ),
    RecordKind(
        model=models.EmergencyAccess,
        workflows=single_workflow(EMERGENCY, emergency),
        page=CASE_PAGE,
        page_of="case",
        url_word="emergency",
        is_restricted=True,
    ),
)
