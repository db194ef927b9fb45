"""The addresses of operations: a button does one, and whoever comes by another way is led back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

SIGNED_OUT = "signed-out"
"""What stands in the address to which somebody signed out before their operation comes back."""
NOTHING_DONE = "Nothing was done. Press the button again."
SIGNED_OUT_BEFORE = "You were signed out before this was done: press it again."

View = Callable[..., HttpResponse]


def post_only(back: Callable[..., str]) -> Callable[[View], View]:
    """An operation is done by POST alone; a GET of its address leads to the page with its button.

    ``back`` is given what the view is given, and says which page that is; it raises 404 for those
    who may not see it.
    """

    def only_by_button(view: View) -> View:
        @wraps(view)
        def respond(request: HttpRequest, **named: Any) -> HttpResponse:
            if request.method == "POST":
                return view(request, **named)
            if request.method not in ("GET", "HEAD"):
                return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
            page = back(request, **named)
            if SIGNED_OUT not in request.GET:
                messages.warning(request, NOTHING_DONE)
            return redirect(page)

        return respond

    return only_by_button
