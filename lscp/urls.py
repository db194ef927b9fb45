"""Every address of the product."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("administration/", admin.site.urls),
]
