"""The addresses of yearly reports."""

from django.urls import path

from assurance.yearly import views

urlpatterns = [
    path("yearly/", views.yearly_list, name="yearly-list"),
    path("yearly/<int:pk>/", views.yearly_detail, name="yearly-detail"),
]
