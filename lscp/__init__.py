"""lscp composes the whole: settings, URLs, the Celery app and the pages that belong to no app.

It owns no record of its own and nobody imports it.
"""

from lscp.celery import app as celery_app

__all__ = ["celery_app"]
