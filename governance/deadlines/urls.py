"""The addresses of the time limits."""

from django.urls import path

from governance.deadlines import views

urlpatterns = [
    path("clocks/", views.deadline_list, name="deadline-list"),
]
