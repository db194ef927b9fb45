"""A situation for every status of every kind that has one; the architecture tests ask for all."""

from collections.abc import Callable

from django.db.models import Model

from tests.scenarios.case_parts import CASE_AT, REVIEW_AT
from tests.scenarios.challenges import CHALLENGE_AT
from tests.scenarios.child_deaths import CONCERN_AT
from tests.scenarios.child_deaths import REPORT_AT as PANEL_REPORT_AT
from tests.scenarios.complaints import COMPLAINT_AT, INFORMATION_AT
from tests.scenarios.disputes import DISPUTE_AT, STAGE_AT
from tests.scenarios.emergencies import EMERGENCY_AT
from tests.scenarios.entries import ENTRY_AT
from tests.scenarios.group_recommendations import RECOMMENDATION_AT as GROUP_RECOMMENDATION_AT
from tests.scenarios.imports import IMPORT_AT
from tests.scenarios.infrastructure import CLOCK_AT, JOB_AT, MESSAGE_AT
from tests.scenarios.invitations import INVITATION_AT
from tests.scenarios.learning import LEARNING_AT
from tests.scenarios.local_reviews import LOCAL_AT
from tests.scenarios.new_partnerships import NEW_PARTNERSHIP_AT
from tests.scenarios.plans import ACTION_AT, PLAN_AT
from tests.scenarios.practice_reviews import CANDIDATE_AT, PRACTICE_AT
from tests.scenarios.reports import RECEIPT_AT, REPORT_AT, SIGNATURE_AT
from tests.scenarios.retention import DISPOSAL_AT, HOLD_AT
from tests.scenarios.returns import QUERY_AT, RETURN_AT
from tests.scenarios.risks import RISK_AT
from tests.scenarios.short_versions import SHORT_VERSION_AT
from tests.scenarios.timetable import ENTRY_OF_A_TIMETABLE_AT
from tests.scenarios.yearly import DISPATCH_AT, YEARLY_AT

EVERY_STATUS: dict[str, dict[str, Callable[[], Model]]] = {
    "assurance.assurancereturn": RETURN_AT,
    "assurance.newpartnership": NEW_PARTNERSHIP_AT,
    "assurance.officeentry": ENTRY_AT,
    "assurance.query": QUERY_AT,
    "assurance.report": REPORT_AT,
    "assurance.reportreceipt": RECEIPT_AT,
    "assurance.shortversion": SHORT_VERSION_AT,
    "assurance.yearlydispatch": DISPATCH_AT,
    "assurance.yearlyreport": YEARLY_AT,
    "governance.action": ACTION_AT,
    "governance.businessplan": PLAN_AT,
    "governance.deadline": CLOCK_AT,
    "governance.disposal": DISPOSAL_AT,
    "governance.importrun": IMPORT_AT,
    "governance.invitation": INVITATION_AT,
    "governance.job": JOB_AT,
    "governance.legalhold": HOLD_AT,
    "governance.message": MESSAGE_AT,
    "governance.challenge": CHALLENGE_AT,
    "governance.grouprecommendation": GROUP_RECOMMENDATION_AT,
    "governance.risk": RISK_AT,
    "governance.signature": SIGNATURE_AT,
    "governance.timetableentry": ENTRY_OF_A_TIMETABLE_AT,
    "reviews.case": CASE_AT,
    "reviews.dispute": DISPUTE_AT,
    "reviews.disputestage": STAGE_AT,
    "reviews.emergencyaccess": EMERGENCY_AT,
    "reviews.complaint": COMPLAINT_AT,
    "reviews.informationrequest": INFORMATION_AT,
    "reviews.panelconcern": CONCERN_AT,
    "reviews.panelreport": PANEL_REPORT_AT,
    "reviews.rapidreview": REVIEW_AT,
    "reviews.practicereview": PRACTICE_AT,
    "reviews.localreview": LOCAL_AT,
    "reviews.reviewercandidate": CANDIDATE_AT,
    **LEARNING_AT,
}
