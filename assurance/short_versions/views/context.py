"""What the pages of a short version show: values for templates, and no rules."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from assurance.short_versions.content.current_content import (
    content_hash,
    content_of,
    long_lines,
)
from assurance.short_versions.content.drawing import DrawnPart, drawn_parts
from assurance.short_versions.content.report_figures import otherwise_now, report_figures
from assurance.short_versions.headings.outlines import Outline, outline
from assurance.short_versions.models import ShortPart, ShortVersion
from assurance.short_versions.transitions import PART, SHORT_VERSION
from assurance.short_versions.views.lookups import version_url
from assurance.yearly.models import YearlyReport
from governance.core.buttons import ActionButton
from governance.core.roles import Actor
from governance.core.timeline import TimelineEntry, build_timeline

ADDRESSES = {
    "send_to_reader": "send",
    "find_ready": "ready",
    "find_unclear": "unclear",
    "release": "release",
    "take_back": "take-back",
    "withdraw": "withdraw",
    "rewrite": "rewrite",
}
"""The operations in the order of their buttons, with the end of their address."""
NO_YOUNG_READER = (
    "Nobody holds the seat of a young scrutineer here: {reader} reads it in their place, and the "
    "page says so."
)


@dataclass(frozen=True)
class PartView:
    """One part as drawn, and where the office writes it."""

    drawn: DrawnPart
    write_url: str


@dataclass(frozen=True)
class KindView:
    """One kind of short version of a report: the version, or that it can be begun."""

    label: str
    asks: Outline
    record: ShortVersion | None
    begin_url: str


def base_context(record: ShortVersion) -> dict[str, Any]:
    return {"short_version": record, "partnership": record.report.partnership}


def kind_views(actor: Actor, report: YearlyReport) -> list[KindView]:
    """Both kinds, as far as the actor may see them; one query."""
    seen = ShortVersion.objects.visible_to(actor).filter(report=report)
    found = {each.kind: each for each in seen}
    views = []
    for kind in ShortVersion.Kind:
        new = ShortVersion(report=report, kind=kind)
        may_begin = kind not in found and SHORT_VERSION.offers("begin", actor, new)
        url = reverse("assurance:short-version-begin", args=[report.pk, kind.value])
        views.append(
            KindView(
                label=kind.label,
                asks=outline(kind),
                record=found.get(kind),
                begin_url=url if may_begin else "",
            )
        )
    return views


def detail_context(actor: Actor, record: ShortVersion) -> dict[str, Any]:
    content = content_of(record)
    return base_context(record) | {
        "content": content,
        "hash": content_hash(record, content)[:12],
        "asks": outline(record.kind),
        "parts": part_views(actor, record, drawn_parts(content)),
        "turn": whose_turn(record),
        "stands_in": NO_YOUNG_READER.format(reader=record.get_reader_display().lower())
        if record.has_stand_in
        else "",
        "readings": record.readings.all(),
        "to_look_at": to_look_at(actor, record),
        "is_report_seen": YearlyReport.objects.visible_to(actor)
        .filter(pk=record.report_id)
        .exists(),
        "verbs": action_buttons(actor, record),
        "trail": timeline(actor, record),
    }


def part_views(actor: Actor, record: ShortVersion, parts: list[DrawnPart]) -> list[PartView]:
    rows = {each.key: each for each in record.parts.all()}
    return [PartView(each, write_url(actor, record, rows.get(each.key))) for each in parts]


def write_url(actor: Actor, record: ShortVersion, part: ShortPart | None) -> str:
    if part is None:
        return ""
    part.short_version = record
    is_open = PART.offers("write", actor, part)
    return reverse("assurance:short-part-write", args=[part.pk]) if is_open else ""


def whose_turn(record: ShortVersion) -> str:
    """With whom it lies."""
    match record.status:
        case ShortVersion.Status.DRAFT if record.round:
            return "The office mends it, and sends it to be read again."
        case ShortVersion.Status.DRAFT:
            return "The office writes it, and sends it to be read."
        case ShortVersion.Status.READING:
            return f"{record.get_reader_display()} reads it. Nobody changes it meanwhile."
        case ShortVersion.Status.READY if record.is_report_published:
            return "It was read and is clear: the office releases it."
        case ShortVersion.Status.READY:
            return "It was read and is clear. It is released once the yearly report is published."
        case ShortVersion.Status.RELEASED:
            return "Anybody can read it."
    return "Nobody outside reads it any more."


def to_look_at(actor: Actor, record: ShortVersion) -> list[str]:
    """What the office may want to change before it is sent: long lines, figures that are others
    now; two queries, none for anybody else.
    """
    if not (record.is_draft and SHORT_VERSION.allows("send_to_reader", actor, record)):
        return []
    asks = outline(record.kind)
    most = asks.words_a_line.most
    return [
        *(
            f"A line has more than {most} words: “{line}”"
            for line in long_lines(content_of(record))
        ),
        *(
            f"“{asks.part(part.key).question}” began with {figure.label}: {was}. The report now "
            f"says {figure.shown}."
            for part, figure, was in otherwise_now(record, report_figures(record.report))
        ),
    ]


def action_buttons(actor: Actor, record: ShortVersion) -> list[ActionButton]:
    """One button for each operation that is open to the actor; releasing once it can be done."""
    offered = {verb for verb in ADDRESSES if SHORT_VERSION.offers(verb, actor, record)}
    if not record.is_report_published:
        offered -= {"release"}
    found = [
        ActionButton(SHORT_VERSION.label(verb), version_url(address, record), by_link=True)
        for verb, address in ADDRESSES.items()
        if verb in offered
    ]
    return [*found, ActionButton("PDF", version_url("pdf", record), by_link=True)]


def timeline(actor: Actor, record: ShortVersion) -> list[TimelineEntry]:
    """Every event on the version and its parts, by their questions; that it has places for words
    is none, and what a reader said stands on the page.
    """
    parts = {each.pk: each for each in record.parts.all()}
    asks = outline(record.kind)
    return [
        replace(each, label=f"“{asks.part(parts[each.subject_id].key).question}”")
        if each.kind == ShortPart._meta.label_lower
        else each
        for each in build_timeline(record, *parts.values(), reader=actor)
        if each.verb not in PART.creations
    ]
