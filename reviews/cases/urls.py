"""The addresses of cases and of their rapid reviews."""

from django.urls import path

from reviews.cases.views import (
    board,
    cases,
    chronology,
    emergency,
    files,
    local_reviews,
    papers,
    people,
    practice_parts,
    practice_reviews,
    publication,
    rapid_reviews,
    readers,
    recommendations,
    screening,
    trends,
)

PRACTICE = [
    path(
        "cases/<int:pk>/practice-review/", practice_reviews.practice_detail, name="practice-detail"
    ),
    path(
        "cases/<int:pk>/practice-review/commission/",
        practice_reviews.practice_commission,
        name="practice-commission",
    ),
    path(
        "cases/<int:pk>/practice-review/terms/",
        practice_reviews.practice_terms,
        name="practice-terms",
    ),
    path(
        "cases/<int:pk>/practice-review/report/",
        practice_reviews.practice_report,
        name="practice-report",
    ),
    path(
        "cases/<int:pk>/practice-review/next-check/",
        practice_reviews.practice_next_check,
        name="practice-next-check",
    ),
    path(
        "cases/<int:pk>/practice-review/send-to-partners/",
        practice_reviews.practice_send_to_partners,
        name="practice-send-to-partners",
    ),
    path(
        "cases/<int:pk>/practice-review/sign/", practice_reviews.practice_sign, name="practice-sign"
    ),
    path(
        "cases/<int:pk>/practice-review/dissent/",
        practice_reviews.practice_dissent,
        name="practice-dissent",
    ),
    path(
        "cases/<int:pk>/practice-review/send-back/",
        practice_reviews.practice_send_back,
        name="practice-send-back",
    ),
    path(
        "cases/<int:pk>/practice-review/<slug:report>/<slug:form>-file/",
        papers.practice_paper,
        name="practice-paper",
    ),
    path("cases/<int:pk>/practice-review/end/", practice_reviews.practice_end, name="practice-end"),
    path(
        "cases/<int:pk>/practice-review/publication/",
        publication.practice_publication,
        name="practice-publication",
    ),
    path(
        "cases/<int:pk>/practice-review/notice/",
        publication.practice_notice,
        name="practice-notice",
    ),
    path(
        "cases/<int:pk>/practice-review/notice/withdraw/",
        publication.practice_withdraw_notice,
        name="practice-withdraw-notice",
    ),
    path(
        "cases/<int:pk>/practice-review/publish/",
        publication.practice_publish,
        name="practice-publish",
    ),
    path(
        "cases/<int:pk>/practice-review/publish-information/",
        publication.practice_publish_information,
        name="practice-publish-information",
    ),
    path(
        "cases/<int:pk>/practice-review/take-down/",
        publication.practice_take_down,
        name="practice-take-down",
    ),
    path(
        "cases/<int:pk>/practice-review/press/", publication.practice_press, name="practice-press"
    ),
    path(
        "cases/<int:pk>/practice-review/press/release/",
        publication.practice_release,
        name="practice-release",
    ),
    path(
        "cases/<int:pk>/practice-review/reviewers/add/",
        practice_parts.practice_shortlist,
        name="practice-shortlist",
    ),
    path(
        "cases/<int:pk>/practice-review/involvement/add/",
        practice_parts.practice_involve,
        name="practice-involve",
    ),
    path(
        "cases/<int:pk>/practice-review/checks/add/",
        practice_parts.practice_check,
        name="practice-check",
    ),
    path(
        "cases/<int:pk>/practice-review/requests/add/",
        practice_parts.practice_request,
        name="practice-request",
    ),
    path(
        "cases/<int:pk>/practice-review/copies/add/",
        practice_parts.practice_copy,
        name="practice-copy",
    ),
    path(
        "cases/<int:pk>/practice-review/costs/add/",
        practice_parts.practice_cost,
        name="practice-cost",
    ),
    path("case-reviewers/<int:pk>/assess/", practice_parts.reviewer_assess, name="reviewer-assess"),
    path(
        "case-reviewers/<int:pk>/appoint/", practice_parts.reviewer_appoint, name="reviewer-appoint"
    ),
    path(
        "case-reviewers/<int:pk>/set-aside/",
        practice_parts.reviewer_set_aside,
        name="reviewer-set-aside",
    ),
    path("case-reviewers/<int:pk>/remove/", practice_parts.reviewer_remove, name="reviewer-remove"),
    path(
        "case-reviewers/<int:pk>/contract/",
        practice_parts.reviewer_contract,
        name="reviewer-contract",
    ),
    path("case-requests/<int:pk>/answer/", practice_parts.request_answer, name="request-answer"),
    path("case-costs/<int:pk>/strike/", practice_parts.cost_strike, name="cost-strike"),
]
"""Those of practice reviews."""
LOCAL = [
    path("cases/<int:pk>/local-review/", local_reviews.local_detail, name="local-detail"),
    path("cases/<int:pk>/local-review/open/", local_reviews.local_open, name="local-open"),
    path("cases/<int:pk>/local-review/lead/", local_reviews.local_lead, name="local-lead"),
    path("cases/<int:pk>/local-review/terms/", local_reviews.local_terms, name="local-terms"),
    path("cases/<int:pk>/local-review/day/", local_reviews.local_day, name="local-day"),
    path("cases/<int:pk>/local-review/meeting/", local_reviews.local_meeting, name="local-meeting"),
    path(
        "cases/<int:pk>/local-review/findings/", local_reviews.local_findings, name="local-findings"
    ),
    path(
        "cases/<int:pk>/local-review/send-to-partners/",
        local_reviews.local_send_to_partners,
        name="local-send-to-partners",
    ),
    path("cases/<int:pk>/local-review/sign/", local_reviews.local_sign, name="local-sign"),
    path("cases/<int:pk>/local-review/dissent/", local_reviews.local_dissent, name="local-dissent"),
    path(
        "cases/<int:pk>/local-review/send-back/",
        local_reviews.local_send_back,
        name="local-send-back",
    ),
    path(
        "cases/<int:pk>/local-review/complete/", local_reviews.local_complete, name="local-complete"
    ),
    path(
        "cases/<int:pk>/local-review/withdraw/", local_reviews.local_withdraw, name="local-withdraw"
    ),
    path("cases/<int:pk>/local-review/<slug:form>-file/", papers.local_paper, name="local-paper"),
]
"""Those of local learning reviews."""

urlpatterns = [
    path("cases/", board.case_list, name="case-list"),
    path("cases/refer/", cases.case_refer, name="case-refer"),
    path("cases/trends/", trends.case_trends, name="case-trends"),
    path("cases/emergency/", emergency.emergency_list, name="emergency-list"),
    path("cases/emergency/ask/", emergency.emergency_ask, name="emergency-ask"),
    path(
        "case-emergencies/<int:pk>/approve/", emergency.emergency_approve, name="emergency-approve"
    ),
    path("case-emergencies/<int:pk>/end/", emergency.emergency_end, name="emergency-end"),
    path("cases/<int:pk>/", cases.case_detail, name="case-detail"),
    path("cases/<int:pk>/edit/", cases.case_edit, name="case-edit"),
    path("cases/<int:pk>/dates/", cases.case_dates, name="case-dates"),
    path("cases/<int:pk>/editions/", cases.case_editions, name="case-editions"),
    path("cases/<int:pk>/children/add/", cases.case_child, name="case-child"),
    path("cases/<int:pk>/readers/", readers.case_readers, name="case-readers"),
    path("cases/<int:pk>/close/", cases.case_close, name="case-close"),
    path("cases/<int:pk>/people/add/", people.case_name, name="case-name"),
    path(
        "cases/<int:pk>/recommendations/",
        recommendations.case_recommendations,
        name="case-recommendations",
    ),
    path(
        "cases/<int:pk>/recommendations/add/", recommendations.case_recommend, name="case-recommend"
    ),
    path(
        "case-recommendations/<int:pk>/edit/",
        recommendations.recommendation_edit,
        name="recommendation-edit",
    ),
    path(
        "case-recommendations/<int:pk>/actions/add/",
        recommendations.recommendation_raise,
        name="recommendation-raise",
    ),
    path(
        "case-recommendations/<int:pk>/actions/open/",
        recommendations.recommendation_open,
        name="recommendation-open",
    ),
    path("case-people/<int:pk>/end/", people.person_end, name="person-end"),
    path("cases/<int:pk>/views/add/", screening.case_view, name="case-view"),
    path("cases/<int:pk>/dispute/", screening.case_dispute, name="case-dispute"),
    path("cases/<int:pk>/notifiable/", screening.case_notifiable, name="case-notifiable"),
    path(
        "cases/<int:pk>/not-notifiable/", screening.case_not_notifiable, name="case-not-notifiable"
    ),
    path("cases/<int:pk>/local/", screening.case_local, name="case-local"),
    path("cases/<int:pk>/notify/", screening.case_notify, name="case-notify"),
    path("cases/<int:pk>/proof/", files.case_proof, name="case-proof"),
    path("cases/<int:pk>/proof/keep/", files.case_keep_proof, name="case-keep-proof"),
    path("cases/<int:pk>/tell/", screening.case_tell, name="case-tell"),
    path("cases/<int:pk>/overrun/<int:deadline_pk>/", screening.case_overrun, name="case-overrun"),
    path("cases/<int:pk>/withdraw/", screening.case_withdraw, name="case-withdraw"),
    path("cases/<int:pk>/chronology/", chronology.case_chronology, name="case-chronology"),
    path("cases/<int:pk>/chronology/add/", chronology.entry_add, name="entry-add"),
    path("cases/<int:pk>/chronology/import/", chronology.entries_import, name="entries-import"),
    path("case-entries/<int:pk>/remove/", chronology.entry_remove, name="entry-remove"),
    path("case-proceedings/<int:pk>/end/", screening.proceeding_end, name="proceeding-end"),
    path("cases/<int:pk>/rapid-review/", rapid_reviews.rapid_detail, name="rapid-detail"),
    path("cases/<int:pk>/rapid-review/meeting/", rapid_reviews.rapid_meeting, name="rapid-meeting"),
    path("cases/<int:pk>/rapid-review/decide/", rapid_reviews.rapid_decide, name="rapid-decide"),
    path(
        "cases/<int:pk>/rapid-review/criteria/<slug:code>/",
        rapid_reviews.rapid_consider,
        name="rapid-consider",
    ),
    path(
        "cases/<int:pk>/rapid-review/send-to-partners/",
        rapid_reviews.rapid_send_to_partners,
        name="rapid-send-to-partners",
    ),
    path("cases/<int:pk>/rapid-review/sign/", rapid_reviews.rapid_sign, name="rapid-sign"),
    path("cases/<int:pk>/rapid-review/dissent/", rapid_reviews.rapid_dissent, name="rapid-dissent"),
    path(
        "cases/<int:pk>/rapid-review/send-back/",
        rapid_reviews.rapid_send_back,
        name="rapid-send-back",
    ),
    path("cases/<int:pk>/rapid-review/send/", rapid_reviews.rapid_send, name="rapid-send"),
    path(
        "cases/<int:pk>/rapid-review/responses/add/",
        rapid_reviews.rapid_response,
        name="rapid-response",
    ),
    path("cases/<int:pk>/rapid-review/<slug:form>-file/", papers.case_paper, name="case-paper"),
    path("case-papers/<int:pk>/", papers.paper_detail, name="paper-detail"),
    path("case-responses/<int:pk>/answer/", rapid_reviews.response_answer, name="response-answer"),
    path("case-responses/<int:pk>/letter/", files.response_letter, name="response-letter"),
    path(
        "case-responses/<int:pk>/letter/keep/",
        files.response_keep_letter,
        name="response-keep-letter",
    ),
    *PRACTICE,
    *LOCAL,
]
