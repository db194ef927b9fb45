"""The addresses of invitations: the office's own, and the one in the link."""

from django.urls import path

from governance.invitations.views import invited, office

urlpatterns = [
    path(
        "invitations/<str:kind>/<int:pk>/<slug:verb>/add/",
        office.invitation_add,
        name="invitation-add",
    ),
    path("invitations/<int:pk>/revoke/", office.invitation_revoke, name="invitation-revoke"),
    path("invited/<str:token>/", invited.invited_task, name="invited-task"),
]
