"""A report's blocks as HTML: a draft's for each reader, a frozen report's once for all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString

from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report
from governance.core import registry
from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.rendering import render_block
from governance.core.blocks.values import Source

KEPT = 16
"""Frozen reports whose blocks a process keeps as they were drawn."""


@dataclass(frozen=True)
class DrawnBlocks:
    """The blocks of the summary, and those of each heading by its key."""

    summary: tuple[SafeString, ...]
    sections: Mapping[str, tuple[SafeString, ...]]


@dataclass(frozen=True)
class Frozen:
    """A frozen content, known by its report and the hash that was signed."""

    report: int
    content_hash: str
    content: ReportContent = field(compare=False)


def draw_blocks(record: Report, content: ReportContent, links: Links) -> DrawnBlocks:
    """A frozen report says the same to everybody and is written in by nobody."""
    if record.is_draft:
        return draw(content, links)
    return draw_frozen(Frozen(record.pk, record.content_hash, content))


@lru_cache(maxsize=KEPT)
def draw_frozen(frozen: Frozen) -> DrawnBlocks:
    links = Links(source=source_url, figure=partial(figure_url, frozen.report))
    return draw(frozen.content, links)


def draw(content: ReportContent, links: Links) -> DrawnBlocks:
    return DrawnBlocks(
        summary=draw_each(content.summary, links),
        sections={section.key: draw_each(section.blocks, links) for section in content.sections},
    )


def draw_each(blocks: Iterable[Block], links: Links) -> tuple[SafeString, ...]:
    return tuple(render_block(block, links) for block in blocks)


def source_url(source: Source) -> str:
    """The page of the row that words come from."""
    return registry.direct_link(source.kind, source.ids[0]) if source.ids else ""


def figure_url(report: int, key: str) -> str:
    return f"{reverse('assurance:report-rows', args=[report])}?figure={quote(key)}"
