"""The addresses of reports."""

from django.urls import path

from assurance.reports.views import agreement, reports, writing

urlpatterns = [
    path("reports/", reports.report_list, name="report-list"),
    path("reports/compose/", reports.report_compose, name="report-compose"),
    path("reports/<int:pk>/", reports.report_detail, name="report-detail"),
    path("reports/<int:pk>/compose/", reports.report_recompose, name="report-recompose"),
    path("reports/<int:pk>/pdf/", reports.report_pdf, name="report-pdf"),
    path("reports/<int:pk>/word/", reports.report_word, name="report-word"),
    path("reports/<int:pk>/rows/", reports.report_rows, name="report-rows"),
    path("reports/<int:pk>/send/", agreement.report_send, name="report-send"),
    path("reports/<int:pk>/agree/", agreement.report_agree, name="report-agree"),
    path(
        "reports/<int:pk>/agree/<int:signature>/record/",
        agreement.report_record_agreement,
        name="report-record-agreement",
    ),
    path("reports/<int:pk>/send-back/", agreement.report_send_back, name="report-send-back"),
    path("reports/<int:pk>/issue/", agreement.report_issue, name="report-issue"),
    path("report-receipts/<int:pk>/receive/", agreement.report_receive, name="report-receive"),
    path("reports/<int:pk>/write/", writing.report_write, name="report-write"),
    path("passages/<int:pk>/write/", writing.passage_write, name="passage-write"),
    path("reports/<int:pk>/scrutinise/", writing.report_scrutinise, name="report-scrutinise"),
    path("reports/<int:pk>/say-since/", writing.report_say_since, name="report-say-since"),
    path("reports/<int:pk>/<slug:section>/comment/", writing.report_comment, name="report-comment"),
    path("report-comments/<int:pk>/answer/", writing.comment_answer, name="comment-answer"),
    path("report-comments/<int:pk>/revise/", writing.comment_revise, name="comment-revise"),
]
