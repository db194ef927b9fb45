"""The addresses of invitations: the office's own, and the one in the link."""

from django.urls import path

from governance.invitations.views import codes, invited, office

urlpatterns = [
    path(
        "invitations/<str:kind>/<int:pk>/<slug:verb>/add/",
        office.invitation_add,
        name="invitation-add",
    ),
    path("invitations/<int:pk>/revoke/", office.invitation_revoke, name="invitation-revoke"),
    path("invited/<str:token>/code/", codes.invited_code, name="invited-code"),
    path("invited/<str:token>/code/send/", codes.invited_code_send, name="invited-code-send"),
    path("invited/<str:token>/", invited.invited_task, name="invited-task"),
]
