"""Every address of the product."""

from django.urls import include, path

from governance.core.admin.site import site
from lscp import health
from lscp.views.about import accessibility
from lscp.views.demo import demo_outbox
from lscp.views.home import home
from lscp.views.sessions import email_address
from lscp.views.system_status import system_status

handler500 = "lscp.views.errors.server_error"
urlpatterns = [
    path("", home, name="home"),
    path("accessibility/", accessibility, name="accessibility"),
    path("health/", health.health, name="health"),
    path("system-status/", system_status, name="system-status"),
    path("demo/outbox/", demo_outbox, name="demo-outbox"),
    path("account/email/", email_address, name="email-address"),
    path("account/", include("allauth.urls")),
    path("administration/", site.urls),
    path("", include("assurance.urls")),
    path("", include("governance.urls")),
]
