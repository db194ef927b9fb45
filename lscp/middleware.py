"""What every request passes through: an id, the actor, and the answer to a refusal."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from governance.access.actors import load_actor
from governance.errors import Refused
from governance.roles import Actor
from lscp import logs

Respond = Callable[[HttpRequest], HttpResponse]


def request_id(get_response: Respond) -> Respond:
    """Give each request an id that the log and the error page both show."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.request_id = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]
        with logs.about(request):
            response = get_response(request)
            response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
            return logs.noted(response, to=request)

    return respond


def actor(get_response: Respond) -> Respond:
    """``request.actor``: who acts, loaded once when first asked for; nobody holds nothing."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        return get_response(request)

    return respond


def actor_of(request: HttpRequest) -> Actor:
    today = timezone.localdate()
    if not request.user.is_authenticated:
        return Actor(on=today)
    return load_actor(request.user, on=today)


def second_factor(get_response: Respond) -> Respond:
    """Send people whose seats ask for a second factor to set one up before anything else."""
    return get_response


class refusals:
    """Turn a refused deed into its page: 403 not yours to do, 409 not now or changed meanwhile."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        page = f"{error.status_code}.html"
        return render(request, page, {"sentence": error.sentence}, status=error.status_code)
