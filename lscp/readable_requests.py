"""Refuses what Django cannot read: before there is a request that a page could answer."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.utils.http import parse_header_parameters

READABLE = {"utf-8", "utf8", "us-ascii"}
"""What browsers send. Django would try every codec of Python, rot13 and hex among them."""
SENTENCE = b"This request did not make sense: text is sent as UTF-8."


class ReadableRequests:
    """The product, for requests whose text says that it is UTF-8 or says nothing; else 400."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if is_readable(environ.get("CONTENT_TYPE", "")):
            return self.application(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
        return [SENTENCE]


def is_readable(content_type: str) -> bool:
    """Whether the header can be parsed and names no other charset."""
    try:
        _, parameters = parse_header_parameters(content_type)
    except (LookupError, ValueError):
        return False
    return str(parameters.get("charset", "utf-8")).lower() in READABLE
