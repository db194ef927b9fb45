"""Every address of the product."""

from django.contrib import admin
from django.urls import include, path

from lscp import health

urlpatterns = [
    path("health/", health.health, name="health"),
    path("account/", include("allauth.urls")),
    path("administration/", admin.site.urls),
]
