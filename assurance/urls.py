"""The addresses of assurance's pages, room by room."""

from django.urls import include, path

app_name = "assurance"
urlpatterns = [
    path("", include("assurance.new_partnerships.urls")),
    path("", include("assurance.returns.urls")),
    path("", include("assurance.summaries.urls")),
    path("", include("assurance.reports.urls")),
    path("", include("assurance.voice.urls")),
    path("", include("assurance.yearly.urls")),
    path("", include("assurance.short_versions.urls")),
    path("", include("assurance.publication.urls")),
]
