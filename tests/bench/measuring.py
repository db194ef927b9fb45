"""Processor time of our pages and of the plain page, taken in turn in the same rounds."""

import gc
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bench.pages import Page
from tests.scenarios.clients import signed_in

TICKS = os.sysconf("SC_CLK_TCK")
AT_LEAST = 0.05
"""Seconds that each page is asked for in a round, so that the clock's own grain does not matter."""


@dataclass(frozen=True)
class Cost:
    """What one page costs: queries, bytes, and processor seconds, the least of all rounds."""

    queries: int
    size: int
    seconds: float


def costs(
    pages: Sequence[Page], plain: Client, plain_url: str, *, rounds: int
) -> tuple[Cost, dict[str, Cost]]:
    """Of the plain page, and of each page by its name."""
    asked = [(page.name, asker(signed_in(page.user), page.url())) for page in pages]
    asked = [("", asker(plain, plain_url)), *asked]
    counted = {name: count(ask) for name, ask in asked}
    seconds: dict[str, list[float]] = {name: [] for name, _ in asked}
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for name, ask in asked:
            seconds[name].append(time_once(ask))
    found = {name: Cost(*counted[name], min(seconds[name])) for name, _ in asked}
    return found.pop(""), found


def asker(client: Client, url: str) -> Callable[[], bytes]:
    def ask() -> bytes:
        answer: HttpResponse = client.get(url)
        if answer.status_code != 200:
            raise SystemExit(f"{url} answers {answer.status_code}.")
        return b"".join(answer)

    return ask


def count(ask: Callable[[], bytes]) -> tuple[int, int]:
    """Queries and bytes, the second time it is asked for."""
    ask()
    with CaptureQueriesContext(connection) as captured:
        size = len(ask())
    return len(captured), size


def time_once(ask: Callable[[], bytes]) -> float:
    """Seconds for one answer, over as many as take a moment together."""
    times, began = 0, spent()
    while spent() - began < AT_LEAST or not times:
        ask()
        times += 1
    return (spent() - began) / times


def spent() -> float:
    """This process's processor time, and that of a database server on this machine."""
    return process_time() + server_time()


def server_time() -> float:
    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS
