"""The table: every address of ours, and what each person in the world gets there."""

from governance.core.roles import Reach
from tests.permissions import (
    rows_assurance,
    rows_challenges,
    rows_child_deaths,
    rows_complaints,
    rows_disputes,
    rows_governance,
    rows_group_recommendations,
    rows_learning,
    rows_new_partnerships,
    rows_publication,
    rows_reports,
    rows_reviews,
    rows_risks,
    rows_short_versions,
    rows_summaries,
    rows_timetable,
    rows_yearly,
)

TABLE = (
    *rows_governance.ROWS,
    *rows_reviews.ROWS,
    *rows_disputes.ROWS,
    *rows_learning.ROWS,
    *rows_child_deaths.ROWS,
    *rows_complaints.ROWS,
    *rows_assurance.ROWS,
    *rows_summaries.ROWS,
    *rows_reports.ROWS,
    *rows_publication.ROWS,
    *rows_challenges.ROWS,
    *rows_group_recommendations.ROWS,
    *rows_risks.ROWS,
    *rows_timetable.ROWS,
    *rows_new_partnerships.ROWS,
    *rows_short_versions.ROWS,
    *rows_yearly.ROWS,
)

REACHING = {
    Reach.OWN_GROUP: "member",
    Reach.BELOW: "chair",
    Reach.PARTNERSHIP: "board_officer",
    Reach.ORGANISATION: "agency_lead",
}
"""For each kind of reach that is granted, who tries the records that lie beyond it."""
ELSEWHERE = ("officer_elsewhere", "lead_elsewhere", "superuser")
"""Those to whom these records are not foreign, and an administrator."""
STRANGERS = (*REACHING.values(), *ELSEWHERE)
"""Everybody whom foreign records are tried with: whoever reaches as far is refused alike, and to
somebody with no seat at all the own records are as foreign as these."""
