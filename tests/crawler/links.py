"""Where a page leads on the same site, and which of those addresses a crawl has room for."""

from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit
from zlib import crc32

HOST = "localhost"
OURS = frozenset(("", HOST, "127.0.0.1:8000"))
"""Where the product is when it names itself whole, as its mails do."""
PER_SHAPE = 3
"""Queries with the same parameters at one path: three sorted lists stand for all."""
WAYS_BACK = frozenset(("_changelist_filters", "_popup", "_to_field"))
"""What Django's administration only carries along: the page is the same without."""


def canonical(address: str, *, page: str = "/") -> str | None:
    """The address as every crawl writes it; None for another site's, and for static files."""
    parts = urlsplit(urljoin(page, address.strip()))
    if parts.scheme not in ("", "http", "https") or parts.netloc not in OURS:
        return None
    if parts.path.startswith("/static/"):
        return None
    wishes = sorted(parse_qsl(parts.query, keep_blank_values=True))
    query = urlencode([wish for wish in wishes if wish[0] not in WAYS_BACK])
    path = quote(unquote(parts.path), safe="/:@~")
    return f"{path}?{query}" if query else path


def found_in(page: str, *, address: str) -> set[str]:
    """Where the links, forms and choices of a page lead."""
    finder = Finder()
    finder.feed(page)
    finder.close()
    places = (canonical(each, page=address) for each in finder.addresses)
    return {place for place in places if place}


class Finder(HTMLParser):
    """Gathers every address named on a page, and each single choice of a form that asks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses: list[str] = []
        self.asking: str | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        names = ("href", "xlink:href", "formaction") if tag != "link" else ()
        self.addresses += [told[name] for name in names if name in told]
        if tag == "form":
            self.addresses.append(told.get("action", ""))
            is_asking = told.get("method", "get").lower() == "get"
            self.asking = told.get("action", "").partition("#")[0] if is_asking else None
        elif tag == "select":
            self.select = told.get("name", "")
        elif tag == "option" and self.asking is not None and self.select and told.get("value"):
            self.addresses.append(f"{self.asking}?{urlencode({self.select: told['value']})}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.asking = None
        elif tag == "select":
            self.select = ""


class Room:
    """What is left of the caps: queries of a path and a shape, paths of a route, all of a person.

    The first to come are taken, so whoever asks must ask in one order.
    """

    def __init__(self, *, in_all: int) -> None:
        self.left = in_all
        self.taken: set[str] = set()
        self.counts: Counter[tuple[str, ...]] = Counter()

    def takes(self, address: str, *, route: str, per_route: int, per_path: int) -> bool:
        """Whether there is room for an address; if so, it is counted."""
        path, _, query = address.partition("?")
        keys = [("route", route)] if not query else [("path", path), ("shape", path, *shape(query))]
        caps = [per_route] if not query else [per_path, PER_SHAPE]
        is_full = any(self.counts[key] >= cap for key, cap in zip(keys, caps, strict=True))
        if address in self.taken or is_full or not self.left:
            return False
        self.taken.add(address)
        self.counts.update(keys)
        self.left -= 1
        return True


def shape(query: str) -> tuple[str, ...]:
    """The names of the parameters."""
    return tuple(name for name, _ in parse_qsl(query, keep_blank_values=True))


def in_order(addresses: Iterable[str], who: str) -> list[str]:
    """Plain paths first, then the shorter queries, so that caps keep what says most.

    Among those each person has another order, so that together they see nearly everything.
    """
    return sorted(
        addresses,
        key=lambda each: (each.count("&"), "?" in each, crc32(f"{who} {each}".encode()), each),
    )
