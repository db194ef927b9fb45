"""The addresses of a group's files."""

from django.urls import path

from governance.files import views

urlpatterns = [
    path("groups/<slug:key>/files/", views.file_list, name="file-list"),
    path("groups/<slug:key>/files/store/", views.file_store, name="file-store"),
    path("files/<int:pk>/download/", views.file_download, name="file-download"),
]
