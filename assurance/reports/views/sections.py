"""Each heading of a report with what the page adds to it: where to write, comments, links.

Of a draft the comments and the scrutineer's words stand under their headings as they are now; of
what was sent only the frozen content does, and what was said beside it stands apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils.safestring import SafeString

from assurance.reports import access
from assurance.reports.content.report_view import ReportView
from assurance.reports.content.sections import FIVE_QUESTIONS, RETURNS, SCRUTINY
from assurance.reports.content.values import ReportContent, Section
from assurance.reports.models import Passage, Report, ReportComment
from assurance.reports.transitions import COMMENT, PASSAGE
from assurance.reports.views.drawn_blocks import DrawnBlocks, figure_url, source_url
from governance.core.blocks.links import Links
from governance.core.roles import Actor

KIND = ReportComment.Kind
FOLDED = {
    **{question.key: "Show the answers" for question in FIVE_QUESTIONS},
    RETURNS.key: "Show the reports by group and quarter",
}
"""The chapters whose evidence is long, and what unfolds it; on paper all of it is there."""
Own = tuple[ReportComment, bool]
"""A comment, and whether the actor may change it."""


@dataclass(frozen=True)
class Scrutiny:
    """The scrutineer's words, each with its answers, and what the actor may add."""

    said: tuple[tuple[ReportComment, bool, tuple[ReportComment, ...]], ...]
    may_add: bool
    may_answer: bool


@dataclass(frozen=True)
class OutsideReport:
    """What is no part of a frozen report: said since, and on the draft it was made from."""

    since: tuple[ReportComment, ...]
    on_the_draft: tuple[tuple[str, ReportComment], ...]
    say_url: str


@dataclass(frozen=True)
class SectionContext:
    """One heading as the page shows it to one person."""

    section: Section
    blocks: tuple[SafeString, ...]
    comments: tuple[Own, ...]
    scrutiny: Scrutiny | None
    write_url: str
    comment_url: str
    fold_label: str = ""
    """Where the evidence is long: what unfolds it."""


def section_contexts(
    actor: Actor, record: Report, view: ReportView, links: Links, drawn: DrawnBlocks
) -> list[SectionContext]:
    """Every chapter; no query where passages and comments were fetched with the report."""
    comments = sorted(record.comments.all(), key=lambda comment: comment.pk)
    for comment in comments:
        comment.report = record
    return [
        section_context(actor, record, section, comments, links, drawn.sections[section.key])
        for section in view.chapters
    ]


def section_context(
    actor: Actor,
    record: Report,
    section: Section,
    comments: Sequence[ReportComment],
    links: Links,
    blocks: tuple[SafeString, ...],
) -> SectionContext:
    is_scrutiny = section.key == SCRUTINY.key and record.is_draft
    members = [
        row
        for row in comments
        if record.is_draft and row.kind == KIND.MEMBER and row.section == section.key
    ]
    return SectionContext(
        section=section,
        blocks=() if is_scrutiny else blocks,
        comments=tuple((row, COMMENT.offers("revise", actor, row)) for row in members),
        scrutiny=scrutiny_context(actor, record, comments) if is_scrutiny else None,
        write_url=links.writing(section.key),
        comment_url=comment_url(actor, record, section),
        fold_label=FOLDED.get(section.key, ""),
    )


def links_of(actor: Actor, record: Report) -> Links:
    """Where the report's page leads this person from its blocks; runs no query of its own."""
    writing = writing_urls(actor, record)
    return Links(
        source=source_url,
        writing=lambda key: writing.get(key, ""),
        figure=partial(figure_url, record.pk),
    )


def writing_urls(actor: Actor, record: Report) -> dict[str, str]:
    """Where the actor may write each passage now, by its key."""
    if not PASSAGE.offers("write", actor, Passage(report=record)):
        return {}
    rows = record.passages.all()
    return {row.key: reverse("assurance:passage-write", args=[row.pk]) for row in rows}


def comment_url(actor: Actor, record: Report, section: Section) -> str:
    if not can_add_words(actor, record, "comment"):
        return ""
    return reverse("assurance:report-comment", args=[record.pk, section.key])


def scrutiny_context(actor: Actor, record: Report, comments: Sequence[ReportComment]) -> Scrutiny:
    said = [row for row in comments if row.kind == KIND.SCRUTINY]
    return Scrutiny(
        said=tuple(
            (
                row,
                COMMENT.offers("revise", actor, row),
                tuple(answer for answer in comments if answer.answers_id == row.pk),
            )
            for row in said
        ),
        may_add=can_add_words(actor, record, "scrutinise"),
        may_answer=can_add_words(actor, record, "answer"),
    )


def can_add_words(actor: Actor, record: Report, verb: str) -> bool:
    """Whether the actor may add words of that kind now: in the draft, or apart from it after."""
    return COMMENT.offers(verb, actor, ReportComment(report=record))


def outside_report(actor: Actor, record: Report, content: ReportContent) -> OutsideReport:
    """What is told apart; what was said since an earlier sending is told of a draft too."""
    rows = sorted(record.comments.all(), key=lambda comment: comment.pk)
    for row in rows:
        row.report = record
    titles = {section.key: section.title for section in content.sections}
    may_say = can_add_words(actor, record, "say_since")
    return OutsideReport(
        since=tuple(row for row in rows if row.kind == KIND.SINCE),
        on_the_draft=tuple(
            (titles.get(row.section, ""), row)
            for row in rows
            if row.kind == KIND.MEMBER
            and not record.is_draft
            and access.can_read_comment(actor, row)
        ),
        say_url=(reverse("assurance:report-say-since", args=[record.pk]) if may_say else ""),
    )
