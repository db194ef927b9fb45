"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application

from lscp.readable_requests import ReadableRequests

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscp.settings")
application = ReadableRequests(get_wsgi_application())
