"""Display tag of the administration: the links to its tables, which stand beside each page."""

from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from governance.core.admin.site import site

register = template.Library()


@register.simple_tag(takes_context=True)
def table_links(context: dict[str, Any]) -> SafeString:
    """The links to every table, that of the page marked, as Django draws them.

    They are the same for every administrator, and drawn once for each table a page belongs to.
    """
    request = context["request"]
    apps = site.get_app_list(request)
    addresses = [each["admin_url"] for app in apps for each in app["models"]]
    addresses += [app["app_url"] for app in apps]
    here = next((each for each in addresses if each and request.path.startswith(each)), "")
    return draw_links(here) if apps is site.known_apps else SafeString("")


@lru_cache(maxsize=256)
def draw_links(here: str) -> SafeString:
    shown = {"app_list": site.known_apps, "request": SimpleNamespace(path=here)}
    return SafeString(render_to_string("admin/app_list.html", shown))
