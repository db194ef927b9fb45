"""The addresses of the golden thread of a plan, and of its papers."""

from django.urls import path

from governance.golden_thread.views import papers, threads

urlpatterns = [
    path("plans/<int:pk>/thread/", threads.plan_thread, name="plan-thread"),
    path("plans/<int:pk>/evidence/", threads.plan_evidence, name="plan-evidence"),
    path("plans/<int:pk>/broken/", threads.plan_broken, name="plan-broken"),
    path("plans/<int:pk>/paper/<slug:form>/", papers.plan_paper, name="plan-paper"),
]
