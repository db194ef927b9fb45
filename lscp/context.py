"""What every page's frame needs, worked out once a request."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Link:
    """One entry of the service navigation."""

    label: str
    url: str
    current: bool = False


NAVIGATION: tuple[tuple[str, str], ...] = ()
"""Label and URL name; at most seven. Filled as pages come."""


def page(request: HttpRequest) -> dict[str, Any]:
    """Product name, navigation and actor; a page sets its own ``partnership``."""
    actor = getattr(request, "actor", None)
    signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
    return {
        "product_name": settings.PRODUCT_NAME,
        "is_demo": settings.DEMO,
        "actor": actor if signed_in else None,
        "navigation": navigation(request.path) if signed_in else [],
        "partnership": None,
        "concern": None,
    }


def navigation(path: str) -> list[Link]:
    links = [Link(label, reverse(name)) for label, name in NAVIGATION]
    return [Link(link.label, link.url, current=path.startswith(link.url)) for link in links]
