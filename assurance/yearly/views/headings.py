"""Each heading of a report with what the page adds: where to write, comments, evidence drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString

from assurance.reports.views.drawn_blocks import draw_each, source_url
from assurance.yearly import access
from assurance.yearly.content.glossary import GLOSSARY
from assurance.yearly.content.values import YearlyContent, YearlySectionContent
from assurance.yearly.headings.sections import section as definition_of
from assurance.yearly.models import YearlyComment, YearlyReport, YearlySection, YearlyStatement
from assurance.yearly.transitions import COMMENT, SECTION, STATEMENT
from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.roles import Actor

SHORT = 2
"""Blocks of evidence that stand open; more are folded."""
KEPT = 512
"""Headings whose blocks a process keeps as they were drawn: evidence is the same for everybody."""


@dataclass(frozen=True)
class DrawnHeading:
    """The evidence under one heading, known by its report and the hash of what is stored."""

    report: int
    content_hash: str
    key: str
    blocks: tuple[Block, ...] = field(compare=False)


@lru_cache(maxsize=KEPT)
def draw(heading: DrawnHeading) -> tuple[SafeString, ...]:
    links = Links(source=source_url, figure=partial(figure_url, heading.report))
    return draw_each(heading.blocks, links)


def draw_section(record: YearlyReport, section: YearlySectionContent) -> tuple[SafeString, ...]:
    """Its blocks as HTML; those of the glossary follow what people write."""
    heading = DrawnHeading(record.pk, record.content_hash, section.key, section.blocks)
    return draw.__wrapped__(heading) if section.key == GLOSSARY else draw(heading)


@dataclass(frozen=True)
class CommentView:
    """A comment, and where this person may change or answer it."""

    comment: YearlyComment
    revise_url: str
    answer_url: str


@dataclass(frozen=True)
class HeadingView:
    """One heading as the page shows it to one person."""

    section: YearlySectionContent
    lede: str
    blocks: tuple[SafeString, ...]
    comments: tuple[CommentView, ...]
    author: str
    write_url: str
    write_label: str
    assign_url: str
    comment_url: str
    is_folded: bool

    @property
    def is_empty(self) -> bool:
        return not (self.section.text or self.blocks)

    @property
    def writes_section(self) -> bool:
        """Whether the actor writes here what the office or a seat writes."""
        return bool(self.write_url) and definition_of(self.section.key).is_written


def heading_views(
    actor: Actor, record: YearlyReport, content: YearlyContent, comments: Sequence[YearlyComment]
) -> list[HeadingView]:
    """Every heading in reading order; no query of its own."""
    places = {each.key: each for each in record.sections.all()}
    for place in places.values():
        place.report = record
    for comment in comments:
        comment.report = record
    return [heading_view(actor, record, each, places, comments) for each in content.sections]


def figure_url(report: int, key: str) -> str:
    return f"{reverse('assurance:yearly-rows', args=[report])}?figure={quote(key)}"


def heading_view(
    actor: Actor,
    record: YearlyReport,
    section: YearlySectionContent,
    places: Mapping[str, YearlySection],
    comments: Sequence[YearlyComment],
) -> HeadingView:
    place = places.get(section.key)
    write_url, write_label = writing(actor, record, section, place)
    return HeadingView(
        section=section,
        lede=definition_of(section.key).lede,
        blocks=draw_section(record, section),
        comments=tuple(
            comment_view(actor, each) for each in comments if each.section == section.key
        ),
        author=author_words(place) if record.is_preparing else "",
        write_url=write_url,
        write_label=write_label,
        assign_url=url_if(
            place is not None and SECTION.offers("assign", actor, place),
            "assurance:yearly-section-assign",
            place.pk if place else 0,
        ),
        comment_url=url_if(
            COMMENT.offers("comment", actor, YearlyComment(report=record)),
            "assurance:yearly-comment",
            record.pk,
            section.key,
        ),
        is_folded=len(section.blocks) > SHORT,
    )


def writing(
    actor: Actor, record: YearlyReport, section: YearlySectionContent, place: YearlySection | None
) -> tuple[str, str]:
    """Where the actor may write under a heading now, and in what words; empty where not."""
    if definition_of(section.key).writer == "scrutineer":
        return statement_link(actor, record)
    if place is None or not SECTION.offers("write", actor, place):
        return "", ""
    label = "Change what it says" if section.text else "Write it"
    return reverse("assurance:yearly-section-write", args=[place.pk]), label


def statement_link(actor: Actor, record: YearlyReport) -> tuple[str, str]:
    statement = getattr(record, "statement", None)
    if statement is None:
        may = STATEMENT.offers("state", actor, YearlyStatement(report=record))
        return url_if(may, "assurance:yearly-state", record.pk), STATEMENT.label("state")
    statement.report = record
    may = STATEMENT.offers("restate", actor, statement)
    return url_if(may, "assurance:yearly-restate", statement.pk), STATEMENT.label("restate")


def author_words(place: YearlySection | None) -> str:
    """Who is still to write it, where a seat is named; the office is not named each time."""
    return place.author.title if place and place.author and not place.text else ""


def comment_view(actor: Actor, comment: YearlyComment) -> CommentView:
    return CommentView(
        comment, comment_link(actor, comment, "revise"), comment_link(actor, comment, "answer")
    )


def comment_link(actor: Actor, comment: YearlyComment, verb: str) -> str:
    may = COMMENT.offers(verb, actor, comment)
    return url_if(may, f"assurance:yearly-comment-{verb}", comment.pk)


def url_if(may: bool, name: str, *args: object) -> str:
    return reverse(name, args=args) if may else ""


def comments_seen(actor: Actor, record: YearlyReport) -> list[YearlyComment]:
    """What members say of the draft, for those who see drafts; one query."""
    if not access.can_read_draft(actor, record):
        return []
    return list(record.comments.select_related("written_by", "answered_by").order_by("pk"))
