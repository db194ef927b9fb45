"""What is refused before anything reads a request's body: by its head, and by who sends it."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, ResolverMatch, resolve

from governance.accounts import known_browsers
from governance.core import form_recovery
from lscp.middleware import Respond

KNOWN_METHODS = ("GET", "HEAD", "POST")
"""No page says what it offers: asked by OPTIONS, one that is read would be drawn unnoticed."""
FORM, FORM_WITH_FILES = "application/x-www-form-urlencoded", "multipart/form-data"
SMALL = 16 * 1024  # bytes: an address, a password, a token
PASSKEY = 64 * 1024  # bytes: what a passkey signs comes with certificates
ONE_TASK = 1024 * 1024  # bytes: all answers of a return, from somebody invited who has no session
PUBLIC_POSTS = {
    "account_login": SMALL,
    "account_logout": SMALL,
    "account_reset_password": SMALL,
    "account_reset_password_from_key": SMALL,
    "account_signup": SMALL,
    "admin:login": SMALL,
    "governance:invited-code": SMALL,
    "governance:invited-code-send": SMALL,
    "governance:invited-task": ONE_TASK,
    "mfa_authenticate": PASSKEY,
    "mfa_login_webauthn": PASSKEY,
    "single-sign-on": SMALL,
}
"""Where somebody who has not signed in may send something, and how many bytes at most."""


class RequestHeadMiddleware:
    """Refuse by method, content type and length, whoever asks."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in KNOWN_METHODS:
            page = render_to_string("405.html")
            return HttpResponse(page, status=405, headers={"Allow": "GET, HEAD, POST"})
        if request.method == "POST" and (status := refuse_head(request)):
            return refuse(status)
        return self.get_response(request)  # type: ignore[arg-type]


def refuse_head(request: HttpRequest) -> HTTPStatus | None:
    if "HTTP_TRANSFER_ENCODING" in request.META:
        return HTTPStatus.LENGTH_REQUIRED
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()):
        return HTTPStatus.BAD_REQUEST
    at_most = {
        FORM: settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        FORM_WITH_FILES: settings.FILE_UPLOAD_MAX_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
    }
    if int(length) and request.content_type not in at_most:
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    if int(length) > at_most.get(request.content_type or "", 0):
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None


SENTENCES = {
    HTTPStatus.BAD_REQUEST: "Its length is no number.",
    HTTPStatus.LENGTH_REQUIRED: "It does not say how long it is.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "It is no form.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "It is larger than what can be sent here.",
}


def refuse(status: HTTPStatus) -> HttpResponse:
    """In words, and without asking the database who it is."""
    page = render_to_string("400.html", {"sentence": SENTENCES[status]})
    return HttpResponse(page, status=status)


class IdentityFirstMiddleware:
    """Of somebody who has not signed in, no more is read than a public page needs.

    A browser that has signed in before may send a form whose session ended, which is kept.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        has_body = request.method == "POST" and body_length(request)
        if not has_body or request.user.is_authenticated:
            return self.get_response(request)  # type: ignore[arg-type]
        return refuse_stranger(request) or self.get_response(request)  # type: ignore[arg-type]


def refuse_stranger(request: HttpRequest) -> HttpResponse | None:
    length = body_length(request)
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return None  # there is no page that would read it
    if not is_public(found):
        is_kept = known_browsers.is_known(request) and length <= form_recovery.AT_MOST
        return None if is_kept else redirect_to_login(request.path)
    if length > PUBLIC_POSTS.get(found.view_name, 0):
        return refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return None


def body_length(request: HttpRequest) -> int:
    """In bytes; the head has been looked at."""
    return int(request.META.get("CONTENT_LENGTH") or 0)


def is_public(found: ResolverMatch) -> bool:
    return not getattr(found.func, "login_required", True)
