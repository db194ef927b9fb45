"""Search: everything that one may see with these words, kind by kind."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from governance.core import search
from governance.core.registry import RecordKind
from governance.core.requests import ActorRequest
from governance.core.tables import PER_PAGE

OF_EACH = 5
"""How many of each kind are shown before one asks for all of it."""
LONGEST = 200


def search_page(request: ActorRequest) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:LONGEST]
    words = search.words_of(typed)
    kind = chosen_kind(request.GET.get("kind", ""))
    context = {"typed": typed, "has_words": bool(words), "kind": kind}
    if words and kind:
        context |= one_kind(request, kind, words)
    elif words:
        context["found"] = search.find_all(request.actor, words, each=OF_EACH)
    return render(request, "home/search.html", context)


def chosen_kind(wish: str) -> RecordKind | None:
    return next((each for each in search.searched_kinds() if each.kind == wish), None)


def one_kind(request: ActorRequest, kind: RecordKind, words: list[str]) -> dict[str, Any]:
    """A page of all that was found of one kind."""
    rows = search.find(request.actor, kind, words)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    hits = search.hits_of(kind, list(page), words)
    heading = search.heading_of(kind)
    found = [search.FoundKind(kind.kind, heading, hits, False)] if hits else []
    return {"found": found, "page": page, "query": kept.urlencode()}
