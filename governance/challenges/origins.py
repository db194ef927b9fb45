"""What a challenge comes from: the record behind the address of one of our pages."""

from typing import Any
from urllib.parse import urlsplit

from django.db.models import Model
from django.urls import Resolver404, resolve

from governance.core.registry import RecordKind, all_kinds, link, record_kind
from governance.core.roles import Actor

LONGEST = 200


def origin_at(address: str, actor: Actor) -> dict[str, Any] | None:
    """The columns that name the record; None for no page of a record that the actor sees.

    Nothing that is restricted to named people is named elsewhere.
    """
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    kind = kind_shown_on(match.view_name)
    record = seen_record(kind, match.kwargs.get("pk"), actor) if kind else None
    if kind is None or record is None:
        return None
    label = f"{kind.label.capitalize()}: {title_of(record)}"
    return {
        "origin_kind": kind.kind,
        "origin_id": record.pk,
        "origin_label": label[:LONGEST],
    }


def kind_shown_on(view_name: str) -> RecordKind | None:
    """The kind of which each record has this page of its own."""
    return next(
        (
            each
            for each in all_kinds()
            if each.page
            and each.page.url_name == view_name
            and each.page_of == "pk"
            and not each.is_restricted
        ),
        None,
    )


def seen_record(kind: RecordKind, pk: Any, actor: Actor) -> Model | None:
    rows = kind.model._default_manager.all()
    if pk is None or not hasattr(rows, "visible_to"):
        return None
    found = rows.visible_to(actor).filter(pk=pk).first()
    return None if getattr(found, "is_restricted", False) else found


def title_of(record: Model) -> str:
    return str(getattr(record, "title", "") or record)


def shown_origin(origin_kind: str, origin_id: int | None, label: str, actor: Actor) -> tuple:
    """What is said of it and where it leads: to who may not see it only of which kind it is."""
    kind = record_kind(origin_kind)
    if kind is None:
        return label, ""
    if seen_record(kind, origin_id, actor) is None:
        return kind.label.capitalize(), ""
    return label, link(origin_kind, origin_id or 0) or ""
