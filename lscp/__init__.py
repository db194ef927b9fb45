"""lscp composes the whole: settings, URLs, the Celery app, the registry of record kinds and
the pages that belong to no single app. It owns no record of its own and nobody imports it."""

from lscp.celery import app as celery_app

__all__ = ["celery_app"]
