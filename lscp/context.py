"""What every page's frame needs, worked out once a request."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from governance.core import form_recovery
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.structure.models import Partnership


@dataclass(frozen=True)
class Link:
    """One entry of the service navigation."""

    label: str
    url: str
    current: bool = False


NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Home", "home"),
    ("Returns", "assurance:return-list"),
    ("Actions", "governance:action-list"),
    ("Plans", "governance:plan-list"),
    ("Voice of the child", "assurance:voice-list"),
    ("Reports", "assurance:report-list"),
    ("Groups", "governance:group-list"),
)
"""Label and URL name; at most seven."""

AREAS: dict[str, str] = {
    "returns": "assurance:return-list",
    "answers": "assurance:return-list",
    "queries": "assurance:return-list",
    "actions": "governance:action-list",
    "assignments": "governance:action-list",
    "plans": "governance:plan-list",
    "focus-areas": "governance:plan-list",
    "priorities": "governance:plan-list",
    "outcomes": "governance:plan-list",
    "objectives": "governance:plan-list",
    "progress": "governance:plan-list",
    "voices": "assurance:voice-list",
    "reports": "assurance:report-list",
    "report-receipts": "assurance:report-list",
    "report-comments": "assurance:report-list",
    "passages": "assurance:report-list",
    "groups": "governance:group-list",
    "files": "governance:group-list",
}
"""The entry that is lit, by the first word of an address, or by that after a partnership's."""

FOOT: tuple[tuple[str, str], ...] = (
    ("Partnerships", "governance:partnership-list"),
    ("Rules", "governance:rule-list"),
    ("Time limits", "governance:deadline-list"),
)
KEPT_BY_ADMINISTRATORS = (("People and reference data", "admin:index"),)
ABOUT = (("Accessibility", "accessibility"),)
IN_DEMO = (("Demo mail", "demo-outbox"),)
"""What the foot of a page leads to: for those signed in, for administrators, for anybody, and
for whoever tries the demo."""


def page(request: ActorRequest) -> dict[str, Any]:
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
        "footer_links": links(footer_links(is_administrator=user.is_superuser)),
        "partnership": SimpleLazyObject(lambda: default_partnership(request.actor)),
        "form_token": SimpleLazyObject(lambda: form_recovery.form_token(request)),
    }


def footer_links(*, is_administrator: bool) -> tuple[tuple[str, str], ...]:
    """What the foot of a page leads this person to."""
    kept = KEPT_BY_ADMINISTRATORS if is_administrator else ()
    return FOOT + kept + ABOUT + (IN_DEMO if settings.DEMO else ())


def default_partnership(actor: Actor) -> Partnership | None:
    """The one partnership all of a person's seats are in; None when there are several."""
    places = {held.partnership_id for held in actor.holdings}
    if len(places) != 1 or None in places:
        return None
    return Partnership.objects.get(pk=places.pop())


def navigation(path: str) -> list[Link]:
    """The service navigation, with the area lit that the page belongs to."""
    here = active_area(path)
    return [Link(label, reverse(name), current=name == here) for label, name in NAVIGATION]


def active_area(path: str) -> str | None:
    """The URL name of a page's area; Home is its own page alone."""
    if path == reverse("home"):
        return "home"
    words = path.strip("/").split("/")[:2]
    return next((AREAS[word] for word in words if word in AREAS), None)


def links(entries: tuple[tuple[str, str], ...]) -> list[Link]:
    return [Link(label, reverse(name)) for label, name in entries]
