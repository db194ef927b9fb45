"""One size, in a process of its own: ``fill`` it, or ``measure`` it and say so as JSON.

``python -m tests.bench`` starts it with the database it is to use in the environment.
"""

import json
import sys

import django
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

django.setup()

from tests.bench import country, decade, measuring, plain  # noqa: E402
from tests.bench.pages import OFFICER, PAGES, Page  # noqa: E402

FILL = {"b": decade.fill, "c": country.fill}


def fill(size: str) -> None:
    """Size a from nothing; b from a, c from b."""
    if size in FILL:
        FILL[size]()
    else:
        call_command("migrate", verbosity=0, run_syncdb=True)
        call_command("createcachetable", verbosity=0)
        call_command("load_demo", verbosity=0)
        plain.fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as a database that has been there for a while knows its rows


def measure(rounds: int, word: str) -> None:
    pages = [page for page in PAGES if word.lower() in page.name.lower()]
    reader = Page("", "", OFFICER, lambda actor: "").user
    client = plain.plain_client(reader)
    unit, found = measuring.costs(pages, client, reverse("bench-plain"), rounds=rounds)
    rows = {
        page.name: {
            "must": page.must,
            "ratio": found[page.name].seconds / unit.seconds,
            "queries": found[page.name].queries,
            "kib": found[page.name].size / 1024,
        }
        for page in pages
    }
    json.dump({"unit": unit.seconds, "pages": rows}, sys.stdout)


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "fill":
        fill(*rest)
    else:
        measure(int(rest[0]), *rest[1:])
