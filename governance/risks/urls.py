"""The addresses of risks, issues and emerging threats."""

from django.urls import path

from governance.risks.views import risks, transitions

urlpatterns = [
    path("risks/", risks.risk_list, name="risk-list"),
    path("risks/matrix/", risks.risk_matrix, name="risk-matrix"),
    path("risks/raise/", risks.risk_raise, name="risk-raise"),
    path("risks/next-look/", risks.risks_look, name="risks-look"),
    path("risks/<int:pk>/", risks.risk_detail, name="risk-detail"),
    path("risks/<int:pk>/edit/", transitions.risk_edit, name="risk-edit"),
    path("risks/<int:pk>/review/", transitions.risk_review, name="risk-review"),
    path("risks/<int:pk>/escalate/", transitions.risk_escalate, name="risk-escalate"),
    path("risks/<int:pk>/take-on/", transitions.risk_take_on, name="risk-take-on"),
    path("risks/<int:pk>/send-back/", transitions.risk_send_back, name="risk-send-back"),
    path("risks/<int:pk>/close/", transitions.risk_close, name="risk-close"),
    path("risks/<int:pk>/reopen/", transitions.risk_reopen, name="risk-reopen"),
]
