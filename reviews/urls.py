"""The addresses of reviews's pages, room by room."""

from django.urls import include, path

app_name = "reviews"
urlpatterns = [
    path("", include("reviews.cases.urls")),
    path("", include("reviews.disputes.urls")),
    path("", include("reviews.learning.urls")),
    path("", include("reviews.legacy.urls")),
    path("", include("reviews.child_deaths.urls")),
    path("", include("reviews.complaints.urls")),
]
