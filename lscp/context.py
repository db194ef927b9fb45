"""What every page's frame needs, worked out once a request."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from governance import kept
from governance.models import Partnership
from governance.roles import Actor


@dataclass(frozen=True)
class Link:
    """One entry of the service navigation."""

    label: str
    url: str
    current: bool = False


NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Today", "today"),
    ("Returns", "assurance:return-list"),
    ("Actions", "governance:action-list"),
    ("Plans", "governance:plan-list"),
    ("Voices", "assurance:voice-list"),
    ("Reports", "assurance:report-list"),
    ("Groups", "governance:group-list"),
)
"""Label and URL name; at most seven."""

FOOT: tuple[tuple[str, str], ...] = (
    ("Partnerships", "governance:partnership-list"),
    ("Rules", "governance:rule-list"),
    ("Time limits", "governance:clock-list"),
)
KEPT_BY_ADMINISTRATORS = (("People and reference data", "admin:index"),)
ABOUT = (("Accessibility", "accessibility"),)
IN_DEMO = (("Demo mail", "demo-outbox"),)
"""What the foot of a page leads to: for those signed in, for administrators, for anybody, and
for whoever tries the demo."""


def page(request: HttpRequest) -> dict[str, Any]:
    """Product name, navigation and actor; a page may set its own ``partnership``."""
    frame: dict[str, Any] = {
        "product_name": settings.PRODUCT_NAME,
        "is_demo": settings.DEMO,
        "actor": None,
        "navigation": [],
        "footer_links": links(ABOUT),
        "partnership": None,
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return frame
    return frame | {
        "actor": request.actor,
        "navigation": navigation(request.path),
        "footer_links": links(foot(is_administrator=user.is_superuser)),
        "partnership": SimpleLazyObject(lambda: home_of(request.actor)),
        "kept_by": SimpleLazyObject(lambda: kept.mark(request)),
    }


def foot(*, is_administrator: bool) -> tuple[tuple[str, str], ...]:
    """What the foot of a page leads this person to."""
    kept = KEPT_BY_ADMINISTRATORS if is_administrator else ()
    return FOOT + kept + ABOUT + (IN_DEMO if settings.DEMO else ())


def home_of(actor: Actor) -> Partnership | None:
    """The one partnership all of a person's seats are in; None when there are several."""
    places = {held.partnership_id for held in actor.holdings}
    if len(places) != 1 or None in places:
        return None
    return Partnership.objects.get(pk=places.pop())


def navigation(path: str) -> list[Link]:
    """The service navigation; Today is current on its own page alone."""
    return [
        Link(
            link.label,
            link.url,
            current=path == link.url if link.url == "/" else path.startswith(link.url),
        )
        for link in links(NAVIGATION)
    ]


def links(entries: tuple[tuple[str, str], ...]) -> list[Link]:
    return [Link(label, reverse(name)) for label, name in entries]
