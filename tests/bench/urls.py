"""The product's addresses, and the plain page beside them."""

from django.urls import path

from lscp.urls import handler500
from lscp.urls import urlpatterns as ours
from tests.bench.plain import plain_page

__all__ = ["handler500", "urlpatterns"]

urlpatterns = [path("bench/plain/", plain_page, name="bench-plain"), *ours]
