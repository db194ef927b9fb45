"""The addresses of summaries."""

from django.urls import path

from assurance.summaries.views import summaries

urlpatterns = [
    path("cases/<int:pk>/summaries/ask/", summaries.summary_ask, name="summary-ask"),
    path("case-summaries/<int:pk>/", summaries.summary_detail, name="summary-detail"),
    path("case-summaries/<int:pk>/write/", summaries.summary_answer, name="summary-answer"),
    path("case-summaries/<int:pk>/submit/", summaries.summary_submit, name="summary-submit"),
    path(
        "case-summaries/<int:pk>/take-back/", summaries.summary_take_back, name="summary-take-back"
    ),
    path("case-summaries/<int:pk>/sign-off/", summaries.summary_sign_off, name="summary-sign-off"),
    path("case-summaries/<int:pk>/reopen/", summaries.summary_reopen, name="summary-reopen"),
    path("case-summaries/<int:pk>/chase/", summaries.summary_chase, name="summary-chase"),
    path("case-summaries/<int:pk>/unask/", summaries.summary_unask, name="summary-unask"),
    path("case-summary-answers/<int:pk>/query/", summaries.summary_query, name="summary-query"),
    path("case-summary-queries/<int:pk>/reply/", summaries.summary_reply, name="summary-reply"),
]
