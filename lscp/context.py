"""What every page's frame needs, worked out once a request."""

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.urls import ResolverMatch, reverse
from django.utils.functional import SimpleLazyObject

from assurance import records as assurance
from assurance.new_partnerships.access import begins_partnerships
from governance import records as governance
from governance.core import form_recovery
from governance.core.registry import NavigationEntry, navigation_area
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.imports.access import imports_registers
from governance.retention.access import can_see_retention
from governance.structure.models import Partnership
from lscp.office_year import has_office
from reviews import records as reviews


@dataclass(frozen=True)
class Link:
    """One entry of the service navigation or of the foot of a page."""

    label: str
    url: str
    current: bool = False


HOME = NavigationEntry("Home", "home")
NAVIGATION = sorted(
    (HOME, *governance.NAVIGATION, *assurance.NAVIGATION), key=lambda entry: entry.order
)
FOOTER = (*governance.FOOTER, *reviews.FOOTER, NavigationEntry("Themes", "theme-list"))
FOR_ADMINISTRATORS = (
    NavigationEntry("People and reference data", "admin:index"),
    NavigationEntry("System status", "system-status"),
)
FOR_THE_OFFICE = (NavigationEntry("Retention", "governance:retention-schedule"),)
OFFICE_YEAR = (NavigationEntry("Office year", "office-years"),)
FOR_IMPORTS = (NavigationEntry("Imports", "governance:import-list"),)
FOR_BEGINNING = (NavigationEntry("New partnerships", "assurance:new-partnership-list"),)
FOR_ANYBODY = (
    NavigationEntry("Resolving disagreements", "reviews:disagreement-guidance"),
    NavigationEntry("Accessibility", "accessibility"),
)
IN_DEMO = (NavigationEntry("Demo mail", "demo-outbox"),)
"""What the foot of a page leads to: for those signed in, for administrators, for the office,
for anybody, and for whoever tries the demo."""


def page(request: ActorRequest) -> dict[str, Any]:
    """Product name, navigation and actor; a page may set its own ``partnership``."""
    frame: dict[str, Any] = {
        "product_name": settings.PRODUCT_NAME,
        "is_demo": settings.DEMO,
        "single_sign_on": settings.OIDC_NAME,
        "only_single_sign_on": settings.OIDC_ONLY,
        "actor": None,
        "navigation": [],
        "footer_links": links(FOR_ANYBODY),
        "partnership": None,
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return frame
    return frame | {
        "actor": request.actor,
        "navigation": navigation(request.resolver_match),
        # Lazily: the administration has a foot of its own, and need not ask who holds which seat.
        "footer_links": SimpleLazyObject(partial(links_at_the_foot, request)),
        "partnership": SimpleLazyObject(lambda: default_partnership(request.actor)),
        "form_token": SimpleLazyObject(lambda: form_recovery.form_token(request)),
    }


def links_at_the_foot(request: ActorRequest) -> tuple[Link, ...]:
    return links(
        footer_links(
            is_administrator=request.user.is_superuser,
            sees_retention=can_see_retention(request.actor),
            imports=imports_registers(request.actor),
            has_office=has_office(request.actor),
            begins=begins_partnerships(request.actor),
        )
    )


def footer_links(
    *,
    is_administrator: bool,
    sees_retention: bool = False,
    imports: bool = False,
    has_office: bool = False,
    begins: bool = False,
) -> tuple[NavigationEntry, ...]:
    """What the foot of a page leads this person to."""
    kept = FOR_ADMINISTRATORS if is_administrator else ()
    office = FOR_THE_OFFICE if sees_retention else ()
    registers = FOR_IMPORTS if imports else ()
    year = OFFICE_YEAR if has_office else ()
    new = FOR_BEGINNING if begins else ()
    return (
        *FOOTER,
        *registers,
        *new,
        *year,
        *office,
        *kept,
        *FOR_ANYBODY,
        *(IN_DEMO if settings.DEMO else ()),
    )


def default_partnership(actor: Actor) -> Partnership | None:
    """The one partnership all of a person's seats are in; None when there are several."""
    places = {held.partnership_id for held in actor.holdings}
    if len(places) != 1 or None in places:
        return None
    return Partnership.objects.get(pk=places.pop())


def navigation(match: ResolverMatch | None) -> tuple[Link, ...]:
    """The service navigation, with the area lit that the page belongs to."""
    return navigation_at(active_area(match.view_name) if match else None)


@cache
def navigation_at(here: NavigationEntry | None) -> tuple[Link, ...]:
    return tuple(
        Link(each.label, reverse(each.url_name), current=each == here) for each in NAVIGATION
    )


def active_area(url_name: str) -> NavigationEntry | None:
    """The entry that a page belongs to, by its URL name; Home is its own page alone."""
    return HOME if url_name == HOME.url_name else navigation_area(url_name)


@cache
def links(entries: tuple[NavigationEntry, ...]) -> tuple[Link, ...]:
    """Each with its address, which Django is asked for once a process."""
    return tuple(Link(each.label, reverse(each.url_name)) for each in entries)
