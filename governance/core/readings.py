"""That somebody read a restricted record leaves a line, by whatever method they asked for its page.

A page that is opened is read at once. A form that is sent mostly changes something and shows
nothing of the record; where it is drawn again, or shows what another wrote meanwhile, it was read.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from governance.core.requests import ActorRequest

SHOWN = (200, 409)
"""The answers that may hold words of the record."""
WAITING = "_readings"
"""Where a request keeps what is a reading once its answer shows it."""


def note_reading(
    request: ActorRequest, record: Model, read: Callable[..., Any], *, at: datetime
) -> None:
    """``read`` is the operation that leaves the line."""
    leave = partial(read, record, by=request.actor, at=at)
    if request.method == "GET":
        leave()
    elif request.method != "HEAD":
        request.__dict__.setdefault(WAITING, {})[type(record), record.pk] = leave


def leave_lines(request: HttpRequest, response: HttpResponse) -> None:
    """Once the answer is known; of one record once."""
    if response.status_code in SHOWN:
        for leave in request.__dict__.pop(WAITING, {}).values():
            leave()
