"""The addresses of partnerships and their groups."""

from django.urls import path

from governance.structure import views

urlpatterns = [
    path("partnerships/", views.partnership_list, name="partnership-list"),
    path("groups/", views.group_list, name="group-list"),
    path("groups/<slug:key>/", views.group_detail, name="group-detail"),
    path("seats/<int:pk>/", views.seat_detail, name="seat-detail"),
    path("appointments/<int:pk>/correct/", views.appointment_correct, name="appointment-correct"),
    path("appointments/<int:pk>/remove/", views.appointment_remove, name="appointment-remove"),
    path("<slug:partnership>/", views.partnership_detail, name="partnership-detail"),
]
