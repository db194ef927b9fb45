"""The addresses of what groups recommend."""

from django.urls import path

from governance.recommendations.views import recommendations as pages
from governance.recommendations.views import transitions

ONE = "group-recommendations/<int:pk>/"
urlpatterns = [
    path("group-recommendations/", pages.recommendation_list, name="recommendation-list"),
    path("group-recommendations/make/", pages.recommendation_make, name="recommendation-make"),
    path(ONE, pages.recommendation_detail, name="recommendation-detail"),
    path(f"{ONE}edit/", transitions.recommendation_edit, name="recommendation-edit"),
    path(f"{ONE}put/", transitions.recommendation_put, name="recommendation-put"),
    path(f"{ONE}pass-on/", transitions.recommendation_pass_on, name="recommendation-pass-on"),
    path(f"{ONE}send-back/", transitions.recommendation_send_back, name="recommendation-send-back"),
    path(f"{ONE}answer/", transitions.recommendation_answer, name="recommendation-answer"),
    path(f"{ONE}receive/", transitions.recommendation_receive, name="recommendation-receive"),
    path(f"{ONE}action/", transitions.recommendation_action, name="recommendation-action"),
    path(f"{ONE}withdraw/", transitions.recommendation_withdraw, name="recommendation-withdraw"),
]
