"""What the pages of a new partnership show: its steps, its chapters, the hints of its bodies."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from assurance.new_partnerships.access import begins_partnerships
from assurance.new_partnerships.copying.fields import CHAPTERS, in_words
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from governance.core.form_pages import FormPage
from governance.core.formatting import format_count
from governance.core.record_parts import ShownPart
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.structure.models import Partnership


def require_office(request: ActorRequest) -> None:
    """For everybody who begins no partnership there is no page."""
    if not begins_partnerships(request.actor):
        raise Http404


def draft_or_404(request: ActorRequest, pk: int) -> NewPartnership:
    return get_object_or_404(NewPartnership.objects.visible_to(request.actor).for_list(), pk=pk)


def detail_url(draft: NewPartnership) -> str:
    return reverse("assurance:new-partnership-detail", args=[draft.pk])


def page_for(draft: NewPartnership, **more: Any) -> FormPage:
    given = {
        "caption": draft.title[:1].upper() + draft.title[1:],
        "back": detail_url(draft),
        "back_label": "Back to the steps",
        "record": draft,
        "cancel_label": "Back without saving",
    }
    return FormPage(**{**given, **more})


@dataclass(frozen=True)
class Step:
    """One step of drawing it up: how far it is, and where it is done."""

    title: str
    hint: str
    url: str
    is_done: bool
    says: str


def step(
    draft: NewPartnership, title: str, hint: str, page: str, done: bool, says: str = ""
) -> Step:
    told = says or ("Done" if done else "To do")
    url = reverse(f"assurance:new-partnership-{page}", args=[draft.pk])
    return Step(title, hint, url, done, told)


def steps_of(draft: NewPartnership, counts: Counter[str]) -> list[Step]:
    """In the order in which they are best done; each can be left and come back to."""
    named = bool(draft.key)
    left = draft.to_confirm

    ready = named and draft.has_organisations and draft.has_groups and draft.has_contacts
    return [
        step(draft, "Name it", "Name, area, address, business office", "name", named),
        step(
            draft,
            "Organisations",
            f"{format_count(counts['organisation'], 'organisation')} in the copy: keep, rename or "
            "leave out each",
            "organisations",
            draft.has_organisations,
        ),
        step(
            draft,
            "Groups",
            f"{format_count(counts['group'], 'group')} in the copy, with their seats, all vacant",
            "groups",
            draft.has_groups,
        ),
        step(
            draft,
            "Whom to tell about a child",
            "The contacts that stand on every page, mail and paper",
            "contacts",
            draft.has_contacts,
        ),
        step(
            draft,
            "Confirm the lines",
            "Each with the document in which it stands. What is not confirmed says so wherever "
            "it is shown",
            "lines",
            not left,
            "Done" if not left else f"{left} to be confirmed",
        ),
        step(
            draft,
            "Look at all of it, and set it up",
            "What will be made, with its checksum; lines can be confirmed afterwards too",
            "make",
            False,
            "Ready" if ready else "Cannot start yet",
        ),
    ]


@dataclass(frozen=True)
class Chapter:
    """One chapter of the lines: how many there are, and how many are to be confirmed."""

    kind: str
    label: str
    number: int
    left: int
    url: str
    confirm_url: str


def chapters_of(draft: NewPartnership, lines: Sequence[CopiedLine]) -> list[Chapter]:
    used, left = Counter[str](), Counter[str]()
    for line in lines:
        if line.is_in_use and line.kind in CHAPTERS:
            used[line.kind] += 1
            left[line.kind] += not line.is_confirmed
    listed = reverse("assurance:new-partnership-lines", args=[draft.pk])
    return [
        Chapter(
            kind,
            label,
            used[kind],
            left[kind],
            f"{listed}?chapter={kind}",
            reverse("assurance:new-partnership-chapter", args=[draft.pk, kind]),
        )
        for kind, label in CHAPTERS.items()
        if used[kind]
    ]


def hints_of(lines: Sequence[CopiedLine], rows: Sequence[CopiedLine]) -> dict[int, str]:
    """What each body brings along: its standing, its seats, what is returned to it."""
    seats, asked, standing = Counter[str](), Counter[str](), dict[str, str]()
    for line in rows:
        if line.kind == "seat":
            for name in ("group", "participation", "representing"):
                if line.values.get(name):
                    seats[line.values[name]] += 1
        elif line.kind == "participation":
            standing[line.key] = in_words(line.values["standing"])
        elif line.kind == "timetable_item" and line.values.get("returns_to"):
            asked[line.values["returns_to"]] += 1
    found = {}
    for line in lines:
        parts = [
            standing.get(line.key, "Takes no part in the partnership that was copied")
            if line.kind == "organisation"
            else in_words(line.values["kind"]),
            format_count(seats[line.key], "seat") if seats[line.key] else "",
            f"{format_count(asked[line.key], 'return')} sent to it" if asked[line.key] else "",
        ]
        found[line.pk] = ", ".join(filter(None, parts))
    return found


def show_on_partnership(
    actor: Actor, record: Partnership, *, is_whole: bool = False
) -> ShownPart | None:
    """On the partnership's page, to those who work on it: how many lines are to be confirmed."""
    if not begins_partnerships(actor):
        return None
    rows = NewPartnership.objects.visible_to(actor).waiting()
    draft = rows.filter(partnership=record.pk).first()
    if draft is None:
        return None
    return ShownPart("assurance/new_partnerships/_to_confirm.html", {"draft": draft})
