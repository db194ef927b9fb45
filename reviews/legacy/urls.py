"""The addresses of the reviews of earlier years."""

from django.urls import path

from reviews.legacy import views

urlpatterns = [
    path("earlier-reviews/", views.legacy_list, name="legacy-list"),
    path("earlier-reviews/import/", views.legacy_import, name="legacy-import"),
    path(
        "earlier-reviews/import/confirm/", views.legacy_import_confirm, name="legacy-import-confirm"
    ),
    path("earlier-reviews/<int:pk>/", views.legacy_detail, name="legacy-detail"),
    path("earlier-reviews/<int:pk>/remove/", views.legacy_remove, name="legacy-remove"),
]
