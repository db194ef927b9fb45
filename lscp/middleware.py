"""What every request passes through: an id, the actor, and the answer to a refusal."""

import uuid
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from governance.accounts.last_use import touch_session
from governance.accounts.second_factor import has_second_factor, must_give_second_factor
from governance.core import form_recovery, registry
from governance.core.decorators import SIGNED_OUT, SIGNED_OUT_BEFORE
from governance.core.errors import NotNow, Refused
from governance.core.readings import leave_lines
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.timeline import latest_event
from governance.structure.access.actors import load_actor
from lscp import logs

Respond = Callable[[ActorRequest], HttpResponse]


def request_id(get_response: Respond) -> Respond:
    """Give each request an id that the log and the error page both show."""

    def respond(request: ActorRequest) -> HttpResponse:
        request.request_id = uuid.uuid4().hex[:12]
        with logs.request_context(request):
            response = get_response(request)
            response["X-Request-ID"] = request.request_id
            return logs.log_response(response, to=request)

    return respond


def no_store(get_response: Respond) -> Respond:
    """What a session was shown is for one pair of eyes: neither browser nor proxy keeps a copy.

    Asks the cookie alone, so that it costs no query and works while the database does not.
    """

    def respond(request: ActorRequest) -> HttpResponse:
        response = get_response(request)
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return respond


def actor(get_response: Respond) -> Respond:
    """``request.actor``: who acts, loaded once when first asked for; nobody holds nothing."""

    def respond(request: ActorRequest) -> HttpResponse:
        request.actor = cast(Actor, SimpleLazyObject(lambda: load_actor_of(request)))
        return get_response(request)

    return respond


def load_actor_of(request: ActorRequest) -> Actor:
    today = timezone.localdate()
    if not request.user.is_authenticated:
        return Actor(on=today)
    return load_actor(request.user, on=today)


def readings(get_response: Respond) -> Respond:
    """Leave the lines of what the answer to a form that was sent shows of restricted records."""

    def respond(request: ActorRequest) -> HttpResponse:
        response = get_response(request)
        leave_lines(request, response)
        return response

    return respond


class SecondFactorMiddleware:
    """Send people whose seats ask for a second factor to give one before anything else."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: ActorRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: ActorRequest, view: Any, *rest: Any) -> HttpResponse | None:
        is_open = not getattr(view, "login_required", True) or in_account_pages(request)
        if is_open or not must_give_second_factor(request):
            return None
        # It was set up elsewhere since this session began.
        if has_second_factor(request.user):  # type: ignore[arg-type]
            return redirect_to_login(request.get_full_path(), reverse("mfa_reauthenticate"))
        messages.warning(request, "Your seats ask for a second step at sign-in: set one up first.")
        return redirect("mfa_index")


def in_account_pages(request: ActorRequest) -> bool:
    return bool(request.resolver_match and request.resolver_match.route.startswith("account/"))


class FormRecoveryMiddleware:
    """Keep what was typed into a form whose session has ended, until its person is back."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: ActorRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: ActorRequest, view: Any, *rest: Any) -> HttpResponse | None:
        if not getattr(view, "login_required", True):
            return None
        if request.user.is_authenticated:
            welcome_back(request)
            return None
        return sign_in_again(request) if request.method == "POST" else None


def welcome_back(request: ActorRequest) -> None:
    """Who was signed out before an operation is told so where it is done; the rest is dropped."""
    if request.method == "POST":
        form_recovery.discard(request)
    elif SIGNED_OUT in request.GET:
        messages.warning(request, SIGNED_OUT_BEFORE)


def sign_in_again(request: ActorRequest) -> HttpResponse:
    """To the sign-in page, which leads back: to the form as it was typed, or to the page of it."""
    if page := form_recovery.stash(request, at=timezone.now()):
        messages.info(request, "Your session had ended. What you typed is kept: sign in to go on.")
        return redirect_to_login(page)
    messages.info(request, "Your session had ended before this was done: sign in to do it again.")
    mark = "" if form_recovery.words_of(request.POST) else f"?{SIGNED_OUT}=1"
    return redirect_to_login(f"{request.path}{mark}")


def last_use(get_response: Respond) -> Respond:
    """A session ends so long after its last use, not after its beginning."""

    def respond(request: ActorRequest) -> HttpResponse:
        touch_session(request)
        return get_response(request)

    return respond


class RefusalMiddleware:
    """Turn a refused event into its page: 403 not yours to do, 409 not now or changed meanwhile.

    So too a way of asking that an address does not know (405), which Django answers without words.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: ActorRequest) -> HttpResponse:
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        known = {"Allow": response["Allow"]}
        return HttpResponse(render_to_string("405.html", {}, request), status=405, headers=known)

    def process_exception(self, request: ActorRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        page, context = f"{error.status_code}.html", {"sentence": error.sentence}
        if error.status_code == NotNow.status_code:
            context |= moved_on(error, request)
        return render(request, page, context, status=error.status_code)


def moved_on(error: Refused, request: ActorRequest) -> dict[str, Any]:
    """Who moved the record on and when, and the page that shows how it stands now."""
    record = error.record
    if not isinstance(record, Model):
        return {}
    step = latest_event(record, error.verb, seen_by=request.user.pk)
    return {"step": step, "back_url": registry.link(record._meta.label_lower, record.pk)}
