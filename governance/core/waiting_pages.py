"""Pages that wait for a worker: each looks again by itself, also where no script runs."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LOOK_AGAIN = 3
"""Seconds after which a page that waits looks again."""


def render_waiting(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, is_waiting: bool
) -> HttpResponse:
    """The page; while it waits, the browser is told to ask for it again."""
    response = render(request, template, {**context})
    if is_waiting:
        response["Refresh"] = str(LOOK_AGAIN)
    return response
