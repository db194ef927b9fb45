"""Which browsers people have signed in with: each has a count of wrong tries of its own."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "known_browser"
SALT = "governance.accounts.known_browsers"
KEPT_FOR = timedelta(days=365)
PEOPLE_AT_MOST = 5  # who share one browser, as at a desk of several


def read(request: HttpRequest) -> tuple[str, list[str]]:
    """The browser's own random name, and the marks of who signed in with it; empty, unknown."""
    try:
        name, marks = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return "", []
    return name, marks


def mark_of(address: str) -> str:
    """Tells an e-mail address again without keeping it in the browser."""
    return salted_hmac(SALT, address.lower()).hexdigest()[:20]


def is_known(request: HttpRequest) -> bool:
    """Whether anybody has signed in with this browser; nobody else can make its cookie."""
    return bool(read(request)[0])


def remember(request: HttpRequest, response: HttpResponse, address: str) -> None:
    """From now on this browser is known to be one with which that person signs in."""
    name, marks = read(request)
    mine = mark_of(address)
    people = [mine, *(mark for mark in marks if mark != mine)][:PEOPLE_AT_MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps([name or secrets.token_urlsafe(12), people], salt=SALT),
        max_age=KEPT_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def known_name(request: HttpRequest, address: str) -> str:
    """The browser's name when that person has signed in with it, else empty."""
    name, marks = read(request)
    return name if mark_of(address) in marks else ""
