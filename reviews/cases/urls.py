"""The addresses of cases and of their rapid reviews."""

from django.urls import path

from reviews.cases.views import (
    cases,
    chronology,
    emergency,
    papers,
    people,
    rapid_reviews,
    screening,
    trends,
)

urlpatterns = [
    path("cases/", cases.case_list, name="case-list"),
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
    path("cases/<int:pk>/readers/", cases.case_readers, name="case-readers"),
    path("cases/<int:pk>/close/", cases.case_close, name="case-close"),
    path("cases/<int:pk>/people/add/", people.case_name, name="case-name"),
    path("case-people/<int:pk>/end/", people.person_end, name="person-end"),
    path("cases/<int:pk>/views/add/", screening.case_view, name="case-view"),
    path("cases/<int:pk>/dispute/", screening.case_dispute, name="case-dispute"),
    path("cases/<int:pk>/notifiable/", screening.case_notifiable, name="case-notifiable"),
    path(
        "cases/<int:pk>/not-notifiable/", screening.case_not_notifiable, name="case-not-notifiable"
    ),
    path("cases/<int:pk>/local/", screening.case_local, name="case-local"),
    path("cases/<int:pk>/notify/", screening.case_notify, name="case-notify"),
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
]
