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

logger = logging.getLogger("lscp.requests")
present_request: ContextVar[str] = ContextVar("present_request", default="")
PACKAGES = (
    "django",
    "django.server",
    "gunicorn.error",
    "celery",
)  # bring their own
began_at: ContextVar[float] = ContextVar("began_at", default=0.0)


class JSONFormatter(logging.Formatter):
    """One line for one event; ``extra={"facts": {...}}`` adds what else is known."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": present_request.get(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps({key: value for key, value in line.items() if value != ""}, default=str)


def as_json(level: str) -> dict[str, Any]:
    """The logging settings: everything from ``level`` upwards, as JSON, to the error stream."""
    passed_on: dict[str, Any] = {"handlers": [], "propagate": True, "level": "NOTSET"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "lscp.logs.JSONFormatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": dict.fromkeys(PACKAGES, passed_on),
    }


@contextmanager
def about(request: HttpRequest) -> Iterator[None]:
    """Every line written inside names this request."""
    named = present_request.set(request.request_id)  # type: ignore[attr-defined]
    timed = began_at.set(time.monotonic())
    try:
        yield
    finally:
        began_at.reset(timed)
        present_request.reset(named)


def noted(response: HttpResponse, *, to: HttpRequest) -> HttpResponse:
    """Write the line of a request that is done: its route, not its path, which may hold a key."""
    match = to.resolver_match
    facts = {
        "method": to.method,
        "route": match.route if match else "unknown",
        "status": response.status_code,
        "milliseconds": round((time.monotonic() - began_at.get()) * 1000),
    }
    logger.info("request", extra={"facts": facts})
    return response
