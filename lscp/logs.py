"""What the product writes to its log: one JSON object a line, naming the request it is about."""

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from governance.core.requests import ActorRequest

logger = logging.getLogger("lscp.requests")
present_request: ContextVar[str] = ContextVar("present_request", default="")
began_at: ContextVar[float] = ContextVar("began_at", default=0.0)
LOUD = ("django", "django.server", "gunicorn.error", "celery")  # each comes with its own handlers


class JSONFormatter(logging.Formatter):
    """One line for one event; ``extra={"facts": {...}}`` adds what else is known."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": message_of(record),
            "request": present_request.get(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps({key: value for key, value in line.items() if value != ""}, default=str)


def message_of(record: logging.LogRecord) -> str:
    """Its words, with the route where Django would name the path, which may hold a one-time key."""
    request = getattr(record, "request", None)
    message = record.getMessage()
    return message.replace(request.path, route_of(request)) if request else message


def route_of(request: HttpRequest) -> str:
    return request.resolver_match.route if request.resolver_match else "unknown"


def as_json(level: str) -> dict[str, Any]:
    """The logging settings: everything from ``level`` upwards, as JSON, to the error stream."""
    passed_on: dict[str, Any] = {"handlers": [], "propagate": True, "level": "NOTSET"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "lscp.logs.JSONFormatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": dict.fromkeys(LOUD, passed_on),
    }


@contextmanager
def request_context(request: ActorRequest) -> Iterator[None]:
    """Every line written inside names this request."""
    named = present_request.set(request.request_id)
    timed = began_at.set(time.monotonic())
    try:
        yield
    finally:
        began_at.reset(timed)
        present_request.reset(named)


def log_response(response: HttpResponse, *, to: HttpRequest) -> HttpResponse:
    """Write the line of a request that is done."""
    facts = {
        "method": to.method,
        "route": route_of(to),
        "status": response.status_code,
        "milliseconds": round((time.monotonic() - began_at.get()) * 1000),
    }
    logger.info("request", extra={"facts": facts})
    return response
