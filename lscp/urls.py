"""Every address of the product."""

from django.urls import include, path

from governance.core.admin.site import site
from lscp import health
from lscp.views.about import accessibility
from lscp.views.demo import demo_outbox
from lscp.views.home import home
from lscp.views.long_lists import long_list, long_list_file, long_list_made
from lscp.views.office_year import office_year, office_years
from lscp.views.search import search_page
from lscp.views.sessions import email_address
from lscp.views.single_sign_on import single_sign_on, single_sign_on_callback
from lscp.views.system_status import system_status
from lscp.views.themes import theme_detail, theme_list

handler500 = "lscp.views.errors.server_error"
urlpatterns = [
    path("", home, name="home"),
    path("accessibility/", accessibility, name="accessibility"),
    path("search/", search_page, name="search"),
    path("long-lists/", long_list, name="long-list"),
    path("long-lists/<int:pk>/", long_list_made, name="long-list-made"),
    path("long-lists/<int:pk>/file/", long_list_file, name="long-list-file"),
    path("themes/", theme_list, name="theme-list"),
    path("themes/<slug:key>/", theme_detail, name="theme-detail"),
    path("office-year/", office_years, name="office-years"),
    path("<slug:partnership>/office-year/<int:year>/", office_year, name="office-year"),
    path("health/", health.health, name="health"),
    path("system-status/", system_status, name="system-status"),
    path("demo/outbox/", demo_outbox, name="demo-outbox"),
    path("account/email/", email_address, name="email-address"),
    path("account/single-sign-on/", single_sign_on, name="single-sign-on"),
    path(
        "account/single-sign-on/callback/", single_sign_on_callback, name="single-sign-on-callback"
    ),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("administration/", site.urls),
    path("", include("assurance.urls")),
    path("", include("reviews.urls")),
    path("", include("governance.urls")),
]
