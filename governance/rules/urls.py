"""The addresses of the rules."""

from django.urls import path

from governance.rules import views

urlpatterns = [
    path("rules/", views.rule_list, name="rule-list"),
    path("rules/<slug:key>/", views.rule_set, name="rule-set"),
    path("rules/<slug:key>/<slug:code>/", views.rule_detail, name="rule-detail"),
]
