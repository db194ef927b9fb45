"""Requests that no browser sends: every way of asking, with values beyond every range."""

import re
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from urllib.parse import quote_from_bytes

from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from lscp.readable_requests import is_readable
from tests.architecture.introspection import addresses
from tests.permissions.table import TABLE
from tests.permissions.world import World

VALUES = (
    *("", "0", "-1", "1", "abc", "9" * 30, "-" + "9" * 30, "1e999", "nan", "1_000", "٣", "²"),
    *("0001", "9999", "10000", "26", "2026-02-30", "0001-01-01", "9999-12-31", "01/01/0001"),
    *("\x00", "a\x00b", "\ud800", "\udfff\ud800", "\ufffe", "‮", "🧒🏽", "é" * 300, "x" * 30_000),
    *("../../etc/passwd", "//elsewhere.example", "javascript:alert(1)", "{{ 7*7 }}", "%00", "'--"),
    *("true", "None", "[]", '{"id": "\\ud800"}', "csv", "xlsx", "-pk", "__class__", "a__b__c"),
)
CHARSETS = (
    "utf-8",
    "hex",
    "rot13",
    "utf-16",
    "utf-7",
    "unicode_escape",
    "idna",
    "latin-1",
    "x" * 200,
    "\x00",
)
METHODS = ("GET", "GET", "POST", "POST", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "ODD")
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=edge"
TYPES = (FORM, FORM, FORM, PARTS, PARTS, "multipart/form-data", "application/json", "text/plain")
HEADERS: tuple[Mapping[str, str], ...] = (
    *({}, {}, {}, {"HTTP_HOST": "elsewhere.example"}, {"HTTP_HOST": "\x00"}),
    *({"HTTP_X_FORWARDED_FOR": "nobody, \x00"}, {"HTTP_ACCEPT_LANGUAGE": "x" * 5000}),
    *({"HTTP_RANGE": "bytes=9-1"}, {"HTTP_IF_MODIFIED_SINCE": "never"}, {"HTTP_REFERER": "\udc80"}),
    *({"CONTENT_LENGTH": "-1"}, {"CONTENT_LENGTH": "9" * 30}, {"CONTENT_LENGTH": "many"}),
    *({"HTTP_COOKIE": "sessionid=\x00; csrftoken="}, {"HTTP_COOKIE": "messages=x:y:z; ="}),
)
GUESSED = ("page", "sort", "as", "status", "q", "o", "next", "p", "e", "id__in", "organisation")
NAME = re.compile(r'name="([^"]+)"')
BROWSERS = ("anonymous", "board_officer", "member", "superuser")


@dataclass
class Attacker:
    """Sends one request after another, each drawn from its number alone."""

    world: World
    names: dict[str, list[str]] = field(default_factory=dict)
    """The fields that each page was seen to have."""

    @cached_property
    def ours(self) -> list[str]:
        rows = [row for row in TABLE if not row.name.startswith("admin:")]
        return [reverse(row.name, args=row.args(self.world.own)) for row in rows]

    @cached_property
    def patterns(self) -> list[str]:
        return [name for name, pattern in addresses() if pattern.name]

    def send(self, number: int) -> str:
        """What was asked and answered, if the answer was a fault of ours; else nothing."""
        draw = Random(number)  # noqa: S311 - to be drawn again alike
        browser = self.browser(draw)
        path = self.path(draw)
        method, kind, body = draw.choice(METHODS), draw.choice(TYPES), b""
        pairs = list(self.pairs(draw, browser, path))
        query = encoded(draw, pairs[: draw.randint(0, 3)])
        if method not in ("GET", "HEAD"):
            body = multipart(pairs) if kind == PARTS else encoded(draw, pairs).encode()
        if draw.random() < 0.4:
            kind = f"{kind}; charset={draw.choice(CHARSETS)}"
        if not is_readable(kind):
            return ""
        headers = {"QUERY_STRING": query, **draw.choice(HEADERS)}
        answer = self.answer(browser, method, path, body, kind, headers)
        if answer.status_code < 500:
            return ""
        (_, error, _) = getattr(answer, "exc_info", None) or (None, "", None)
        asked = f"{method} {path} {kind} {headers} {body[:300]!r}"
        return f"{number}: {answer.status_code} {error!r:.200} at {asked:.600}"

    def browser(self, draw: Random) -> Client:
        """With cookies of its own: a request may take them away."""
        browser = copy(self.world.browsers[draw.choice(BROWSERS)])
        browser.cookies = copy(browser.cookies)
        browser.raise_request_exception = False
        return browser

    def path(self, draw: Random) -> str:
        """An address of the world's records, or any with hostile parts."""
        if draw.random() < 0.6:
            return draw.choice(self.ours)
        name = draw.choice(self.patterns)
        for parts in (0, 1, 2, 3):
            values = [draw.choice(("1", "9" * 30, "abc", "9999", "a-b")) for _ in range(parts)]
            if found := address(name, values):
                return found
        return "/%ED%A0%80/%00/"

    def pairs(self, draw: Random, browser: Client, path: str) -> Iterator[tuple[str, str]]:
        for name in [*self.fields(browser, path), *draw.sample(GUESSED, 2)]:
            if draw.random() < 0.7:
                yield name, draw.choice(VALUES)

    def fields(self, browser: Client, path: str) -> list[str]:
        if path not in self.names:
            with transaction.atomic():
                page = copy(browser).get(path)
                transaction.set_rollback(True)
            text = read_to_its_end(page).decode(errors="replace")
            self.names[path] = sorted(set(NAME.findall(text)))
        return self.names[path]

    def answer(self, browser, method, path, body, kind, headers) -> HttpResponseBase:
        with transaction.atomic():
            answer: HttpResponseBase = browser.generic(method, path, body, kind, **headers)
            transaction.set_rollback(True)
        read_to_its_end(answer)
        return answer


def read_to_its_end(answer: HttpResponseBase) -> bytes:
    """Which closes the file that it may be."""
    return b"".join(answer) if answer.streaming else answer.content


def address(name: str, values: list[str]) -> str:
    try:
        return reverse(name, args=values)
    except Exception:
        return ""


def encoded(draw: Random, pairs: list[tuple[str, str]]) -> str:
    """As in an address; sometimes with bytes that are no UTF-8."""
    written = [f"{quoted(name)}={quoted(value)}" for name, value in pairs]
    return "&".join([*written, draw.choice(("", "", "%FF=%FE", "&&==;", "a=%zz"))])


def quoted(text: str) -> str:
    return quote_from_bytes(text.encode(errors="surrogatepass"))


def multipart(pairs: list[tuple[str, str]]) -> bytes:
    """Every third field as a file."""
    parts = []
    for place, (name, value) in enumerate(pairs):
        file = '; filename="a\\"b.pdf"' if place % 3 == 2 else ""
        head = f'--edge\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
        parts.append(head.encode() + value.encode(errors="surrogatepass") + b"\r\n")
    return b"".join([*parts, b"--edge--\r\n"])
