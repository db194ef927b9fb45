"""The addresses of the outbox."""

from django.urls import path

from governance.outbox import views

urlpatterns = [
    path("messages/", views.message_list, name="message-list"),
    path("messages/<int:pk>/resend/", views.message_resend, name="message-resend"),
]
