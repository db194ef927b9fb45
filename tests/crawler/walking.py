"""Walks the product as one person: from home, by every link, at every address that can be named."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest import mock

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, URLPattern, get_resolver, resolve, reverse
from django.utils import timezone

from tests.crawler import links, reading

SECOND_FACTOR = "second_factor_given_by"
"""Where a session keeps who gave their second factor; see ``tests.scenarios.clients``."""
SIGNED_IN, SIGNED_IN_AS = "account_authentication_methods", "account_authentication_methods_user"
"""Where allauth keeps how and when; who signed in just now need not do so again."""
JUST_NOW = {"method": "password", "reauthenticated": True}
OK = 200
AT_MOST = 450
PER_ROUTE, PER_PATH = 15, 6
PER_ADMIN_ROUTE, PER_ADMIN_PATH = 1, 2
"""The administration site is Django's, alike for each kind: one record of each stands for all."""
Pages = dict[str, list[str]]


def client_of(person: Any) -> Client:
    """A browser in which the person has signed in and given a second factor; None is nobody."""
    client = Client(SERVER_NAME=links.HOST, raise_request_exception=False)
    if person is not None:
        client.force_login(person)
        session = client.session
        session[SECOND_FACTOR] = person.pk
        session[SIGNED_IN] = [{"at": timezone.now().timestamp(), **JUST_NOW}]
        session[SIGNED_IN_AS] = str(person.pk)
        session.save()
        refuse_outsider(client, person)
    return client


def refuse_outsider(client: Client, person: Any) -> None:
    """Raises RuntimeError for somebody sent from home to the sign-in pages: all would be alike."""
    answer, _ = look(client, "/", person.email)
    if answer.status_code != OK:
        raise RuntimeError(f"{person.email} is not let in: {answer.status_code} at home.")


def people() -> dict[str, Any]:
    """Everybody who can sign in, by their e-mail, and nobody."""
    found = get_user_model().objects.filter(is_active=True).order_by("email")
    return {"nobody": None} | {each.email: each for each in found}


def pages_of(client: Client, who: str) -> Pages:
    """Every address there is room for, with what it says; level by level, each in one order."""
    room, pages = links.Room(in_all=AT_MOST), Pages()
    level = {"/", *named_addresses()}
    while level:
        further: set[str] = set()
        for address in links.in_order(level, who):
            if room.takes(address, **caps_of(address)):
                answer, content = look(client, address, who)
                pages[address] = reading.lines_of(answer, content)
                further |= led_to(answer, content, address)
        level = further - room.taken
    return pages


def look(client: Client, address: str, who: str) -> tuple[Any, bytes]:
    """What an address answers, as if nobody had looked at anything before.

    What looking wrote is rolled back, and chance begins anew, so no page depends on another.
    """
    cookies = client.cookies.copy()
    with transaction.atomic(), by_no_chance(f"{who} {address}"):
        answer = client.get(address)
        content = answer.getvalue()
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer, content


@contextmanager
def by_no_chance(seed: str) -> Iterator[None]:
    """Keys, codes and tokens drawn inside are the same each time for the same seed."""
    drawn = stream(seed)
    with mock.patch("random._urandom", drawn), mock.patch("os.urandom", drawn):
        yield


def stream(seed: str) -> Callable[[int], bytes]:
    numbers = count()

    def draw(size: int) -> bytes:
        return hashlib.shake_256(f"{seed} {next(numbers)}".encode()).digest(size)

    return draw


def led_to(answer: Any, content: bytes, address: str) -> set[str]:
    found = set()
    if answer.has_header("Location"):
        found.add(links.canonical(answer["Location"], page=address))
    if answer.get("Content-Type", "").startswith("text/html"):
        found |= links.found_in(content.decode(), address=address)
    return found - {None}


def caps_of(address: str) -> dict[str, Any]:
    """How the address is counted: by the pattern that answers it."""
    path = address.partition("?")[0]
    try:
        match = resolve(path)
    except Resolver404:
        return {"route": path, "per_route": 1, "per_path": 1}
    if "admin" in match.namespaces:
        caps = {"per_route": PER_ADMIN_ROUTE, "per_path": PER_ADMIN_PATH}
    else:
        caps = {"per_route": PER_ROUTE, "per_path": PER_PATH}
    return {"route": match.route, **caps}


def named_addresses() -> set[str]:
    """Every address of the resolver that can be named without an argument."""
    return {address for name in names_below(get_resolver(), "") if (address := plain(name))}


def names_below(resolver: Any, namespace: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if not isinstance(pattern, URLPattern):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from names_below(pattern, inner)
        elif pattern.name:
            yield f"{namespace}{pattern.name}"


def plain(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
