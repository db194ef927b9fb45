"""Which actions a page shows: of those the actor sees, the ones that were asked for."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef

from governance.actions.ageing import age_q
from governance.actions.forms.filters import BY_HAND
from governance.actions.models import Action, Assignment
from governance.actions.models.queries import ActionQuerySet
from governance.core.forms.filters import Wish
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.search import narrow
from governance.structure.owner_choices import stands_in


def filter_subject(rows: ActionQuerySet, wish: Mapping[str, Any]) -> ActionQuerySet:
    """Those of the log, priority, theme, origin and owner that are asked for."""
    rows = rows.filter(stands_in(wish.get("place", "")))
    if wish.get("priority"):
        rows = rows.filter(priority=wish["priority"])
    if wish.get("theme"):
        rows = rows.filter(themes=wish["theme"])
    if wish.get("origin"):
        kind = wish["origin"]
        rows = rows.filter(origin_kind="" if kind == BY_HAND else kind)
    if wish.get("owner"):
        kind, _, pk = wish["owner"].partition(":")
        theirs = Assignment.objects.current().filter(action=OuterRef("pk"), **{kind: pk})
        rows = rows.filter(Exists(theirs))
    return rows


def listed_actions(actor: Actor, chosen: Wish, sees_all: bool) -> ActionQuerySet:
    """What the actor sees of the log, filtered; the most pressing first, for rows of a page."""
    return filter_actions(actor, chosen, sees_all=sees_all).most_pressing_first().for_rows()


def filter_actions(actor: Actor, chosen: Wish, *, sees_all: bool) -> ActionQuerySet:
    """``sees_all`` where restricted ones may be among them."""
    wish = dict(chosen)
    rows = Action.objects.among(actor, sees_all=sees_all)
    rows = filter_subject(narrow(rows, wish.get("q", "")), wish)
    match wish.get("whose"):
        case "mine":
            rows = rows.mine(actor)
        case "nobody":
            standing = Assignment.objects.current().filter(action=OuterRef("pk"))
            rows = rows.filter(~Exists(standing))
    if wish.get("age"):
        rows = rows.open().filter(age_q(wish["age"], on=actor.on))
    match wish.get("status"):
        case "overdue":
            return rows.overdue(on=actor.on)
        case "current":
            return rows.open().exclude(due_to__lt=actor.on)
        case "unproven":
            return rows.unproven()
        case "recheck":
            return rows.to_recheck(on=actor.on)
        case "over":
            return rows.filter(status=Action.Status.DONE, needs_embedding=False)
        case "" | None:
            return rows
    return rows.filter(status=wish["status"])


def kept_query(request: ActorRequest) -> str:
    """What was chosen that list, board, chart and sheet all know, as an address has it."""
    kept = request.GET.copy()
    for name in ("as", "page", "sort", "status", "age"):
        kept.pop(name, None)
    return kept.urlencode()
