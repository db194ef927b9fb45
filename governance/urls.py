"""The addresses of governance's pages, room by room."""

from django.urls import include, path

app_name = "governance"
urlpatterns = [
    path("", include("governance.deadlines.urls")),
    path("", include("governance.rules.urls")),
    path("", include("governance.files.urls")),
    path("", include("governance.outbox.urls")),
    path("", include("governance.invitations.urls")),
    path("", include("governance.plans.urls")),
    path("", include("governance.actions.urls")),
    path("", include("governance.golden_thread.urls")),
    path("", include("governance.imports.urls")),
    path("", include("governance.risks.urls")),
    path("", include("governance.challenges.urls")),
    path("", include("governance.recommendations.urls")),
    path("", include("governance.timetable.urls")),
    path("", include("governance.retention.urls")),
    # Last: a partnership's key is the first word of its address.
    path("", include("governance.structure.urls")),
]
