"""The app's place in the project, and that of an app of others which we set up otherwise."""

from allauth.usersessions.apps import UserSessionsConfig
from django.apps import AppConfig


class LscpConfig(AppConfig):
    name = "lscp"


class OpenSessionsConfig(UserSessionsConfig):
    """allauth's list of open sessions, of which we keep count at sign-in ourselves.

    Its own way asks twice for each session that the person has open anywhere.
    """

    def ready(self) -> None:
        super().ready()
        from allauth.account.signals import user_logged_in
        from allauth.usersessions.signals import on_user_logged_in

        user_logged_in.disconnect(on_user_logged_in)
