"""The Celery app: what it runs is found in each room's ``tasks``, when it runs in the settings."""

import os

from celery import Celery

from lscp import broker  # noqa: F401  (its import is what makes folder:// known)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscp.settings")
ROOMS = (
    "assurance.publication",
    "assurance.reports",
    "assurance.short_versions",
    "assurance.yearly",
    "assurance.returns",
    "governance.accounts",
    "governance.actions",
    "governance.challenges",
    "governance.files",
    "governance.golden_thread",
    "governance.imports",
    "governance.invitations",
    "governance.jobs",
    "governance.outbox",
    "governance.recommendations",
    "governance.retention",
    "governance.risks",
    "governance.timetable",
    "lscp",
    "reviews.cases",
    "reviews.disputes",
    "reviews.learning",
)
"""Every package that has tasks of its own; a test compares the list with the folders."""

app = Celery("lscp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(ROOMS)
