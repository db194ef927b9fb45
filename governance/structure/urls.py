"""The addresses of partnerships and their groups."""

from django.urls import path

from governance.structure import views

urlpatterns = [
    path("partnerships/", views.partnership_list, name="partnership-list"),
    path("groups/", views.group_list, name="group-list"),
    path("groups/<slug:key>/", views.group_detail, name="group-detail"),
    path("<slug:partnership>/", views.partnership_detail, name="partnership-detail"),
]
