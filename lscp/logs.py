"""What the product writes to its log: one JSON object a line, each naming the request it is about."""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("lscp.requests")
present_request: ContextVar[str] = ContextVar("present_request", default="")
A_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class JSONFormatter(logging.Formatter):
    """Never writes what a person typed: messages are ours, addresses appear as routes."""

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


def log_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Names each request, as a proxy before us did or anew, and writes one line when it is done."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        name = given if A_REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        token = present_request.set(name)
        began = time.monotonic()
        try:
            response = get_response(request)
            response["X-Request-ID"] = name
            log_one(request, response, took=time.monotonic() - began)
            return response
        finally:
            present_request.reset(token)

    return middleware


def log_one(request: HttpRequest, response: HttpResponse, *, took: float) -> None:
    """``took`` is in seconds. The route is logged, not the path, which may hold a one-time key."""
    match = request.resolver_match
    facts = {
        "method": request.method,
        "route": match.route if match else "unknown",
        "status": response.status_code,
        "milliseconds": round(took * 1000),
    }
    logger.info("request", extra={"facts": facts})
