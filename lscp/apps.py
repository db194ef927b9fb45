"""The app's place in the project."""

from django.apps import AppConfig


class LscpConfig(AppConfig):
    name = "lscp"
