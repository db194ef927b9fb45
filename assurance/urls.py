"""The addresses of assurance's pages."""

from django.urls import path

from assurance.views import papers, queries, reports, returns, tracker, voices
from assurance.views import report_agreement as agreement
from assurance.views import report_words as words

app_name = "assurance"
urlpatterns = [
    path("returns/", tracker.return_list, name="return-list"),
    path("returns/<int:pk>/", returns.return_detail, name="return-detail"),
    path("returns/<int:pk>/answer/", returns.return_answer, name="return-answer"),
    path("returns/<int:pk>/submit/", returns.return_submit, name="return-submit"),
    path("returns/<int:pk>/accept/", returns.return_accept, name="return-accept"),
    path("returns/<int:pk>/chase/", returns.return_chase, name="return-chase"),
    path("returns/<int:pk>/attach/", papers.return_attach, name="return-attach"),
    path("returns/<int:pk>/papers/<int:file>/", papers.return_paper, name="return-paper"),
    path("answers/<int:pk>/query/", queries.answer_query, name="answer-query"),
    path("answers/<int:pk>/history/", queries.answer_history, name="answer-history"),
    path("queries/<int:pk>/reply/", queries.query_reply, name="query-reply"),
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
    path("passages/<int:pk>/write/", words.passage_write, name="passage-write"),
    path("reports/<int:pk>/scrutinise/", words.report_scrutinise, name="report-scrutinise"),
    path("reports/<int:pk>/say-since/", words.report_say_since, name="report-say-since"),
    path("reports/<int:pk>/<slug:section>/comment/", words.report_comment, name="report-comment"),
    path("report-comments/<int:pk>/answer/", words.comment_answer, name="comment-answer"),
    path("report-comments/<int:pk>/revise/", words.comment_revise, name="comment-revise"),
    path("voices/", voices.voice_list, name="voice-list"),
    path("voices/add/", voices.voice_add, name="voice-add"),
    path("voices/<int:pk>/", voices.voice_detail, name="voice-detail"),
    path("voices/<int:pk>/edit/", voices.voice_edit, name="voice-edit"),
    path("<slug:partnership>/returns/", tracker.return_tracker, name="return-tracker"),
    path("<slug:partnership>/returns/chase/", tracker.returns_chase, name="returns-chase"),
]
