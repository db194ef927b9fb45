"""The addresses of returns."""

from django.urls import path

from assurance.returns.views import attachments, chasing, entries, queries, returns, tracker

urlpatterns = [
    path("returns/", tracker.return_list, name="return-list"),
    path("returns/<int:pk>/", returns.return_detail, name="return-detail"),
    path("returns/<int:pk>/answer/", returns.return_answer, name="return-answer"),
    path("returns/<int:pk>/submit/", returns.return_submit, name="return-submit"),
    path("returns/<int:pk>/accept/", returns.return_accept, name="return-accept"),
    path("returns/<int:pk>/take-back/", returns.return_take_back, name="return-take-back"),
    path("returns/<int:pk>/due/", returns.return_due, name="return-due"),
    path("returns/<int:pk>/reopen/", returns.return_reopen, name="return-reopen"),
    path("returns/<int:pk>/chase/", chasing.return_chase, name="return-chase"),
    path("returns/<int:pk>/attach/", attachments.return_attach, name="return-attach"),
    path(
        "returns/<int:pk>/attachments/<int:file>/",
        attachments.return_attachment,
        name="return-attachment",
    ),
    path("returns/<int:pk>/enter/", entries.return_enter, name="return-enter"),
    path("entries/<int:pk>/send/", entries.entry_send, name="entry-send"),
    path("entries/<int:pk>/reply/", entries.entry_reply, name="entry-reply"),
    path("entries/<int:pk>/withdraw/", entries.entry_withdraw, name="entry-withdraw"),
    path("answers/<int:pk>/query/", queries.answer_query, name="answer-query"),
    path("answers/<int:pk>/history/", queries.answer_history, name="answer-history"),
    path("queries/<int:pk>/reply/", queries.query_reply, name="query-reply"),
    path("queries/<int:pk>/withdraw/", queries.query_withdraw, name="query-withdraw"),
    path("queries/<int:pk>/settle/", queries.query_settle, name="query-settle"),
    path("returns/tracker/", tracker.returns_tracker, name="returns-tracker"),
    path("<slug:partnership>/returns/", tracker.return_tracker, name="return-tracker"),
    path("<slug:partnership>/returns/chase/", chasing.returns_chase, name="returns-chase"),
]
