"""The addresses of what children told us."""

from django.urls import path

from assurance.voice import views

urlpatterns = [
    path("voices/", views.voice_list, name="voice-list"),
    path("voices/add/", views.voice_add, name="voice-add"),
    path("voices/<int:pk>/", views.voice_detail, name="voice-detail"),
    path("voices/<int:pk>/edit/", views.voice_edit, name="voice-edit"),
    path("voices/<int:pk>/withdraw/", views.voice_withdraw, name="voice-withdraw"),
]
