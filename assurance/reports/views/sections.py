"""Each heading of a report with what the page adds to it: where to write, comments, links.

Of a draft the comments and the scrutineer's words stand under their headings as they are now; of
what was sent only the frozen content does, and what was said beside it stands apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from assurance.reports.content.report_view import (
    GroupResponses,
    PriorityView,
    ReportView,
    SectionView,
)
from assurance.reports.content.sections import SCRUTINY
from assurance.reports.content.values import Outcome, Statement
from assurance.reports.models import Passage, Report, ReportComment
from assurance.reports.transitions import COMMENT, PASSAGE
from assurance.returns.models import AssuranceReturn
from assurance.voice.models import VoiceRecord
from governance.actions.models import Action
from governance.core.roles import Actor

KIND = ReportComment.Kind
Own = tuple[ReportComment, bool]
"""A comment, and whether the actor may change it."""
PAGES = {
    AssuranceReturn._meta.label_lower: "assurance:return-detail",
    VoiceRecord._meta.label_lower: "assurance:voice-detail",
    Action._meta.label_lower: "governance:action-detail",
}
"""The page of each kind of row that a statement may come from."""


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

    chapter: SectionView
    voices: tuple[tuple[GroupResponses, str], ...]
    judged: tuple[tuple[PriorityView, tuple[tuple[Outcome, str], ...]], ...]
    actions: tuple[tuple[Statement, str], ...]
    comments: tuple[Own, ...]
    scrutiny: Scrutiny | None
    write_url: str
    comment_url: str


def leaves(actor: Actor, record: Report, shown: ReportView) -> list[SectionContext]:
    """Every heading; no query where passages and comments were fetched with the report."""
    comments = sorted(record.comments.all(), key=lambda comment: comment.pk)
    for comment in comments:
        comment.report = record
    writing = addresses(actor, record)
    return [leaf(actor, record, chapter, comments, writing) for chapter in shown.chapters]


def leaf(
    actor: Actor,
    record: Report,
    chapter: SectionView,
    comments: Sequence[ReportComment],
    writing: dict[str, str],
) -> SectionContext:
    is_scrutiny = chapter.key == SCRUTINY.key and record.is_draft
    members = [
        row
        for row in comments
        if record.is_draft and row.kind == KIND.MEMBER and row.section == chapter.key
    ]
    return SectionContext(
        chapter=chapter,
        voices=() if is_scrutiny else tuple((one, page_of(one)) for one in chapter.voices),
        judged=tuple(
            (
                one,
                tuple((outcome, writing.get(outcome.key, "")) for outcome in one.promise.outcomes),
            )
            for one in chapter.judged
        ),
        actions=tuple((one, page_of(one)) for one in chapter.actions),
        comments=tuple((row, COMMENT.offers("revise", actor, row)) for row in members),
        scrutiny=scrutiny(actor, record, comments) if is_scrutiny else None,
        write_url=writing.get(chapter.key, ""),
        comment_url=comment_url(actor, record, chapter),
    )


def addresses(actor: Actor, record: Report) -> dict[str, str]:
    """Where the actor may write each passage now, by its key."""
    if not PASSAGE.offers("write", actor, Passage(report=record)):
        return {}
    rows = record.passages.all()
    return {row.key: reverse("assurance:passage-write", args=[row.pk]) for row in rows}


def comment_url(actor: Actor, record: Report, chapter: SectionView) -> str:
    if not may(actor, record, "comment"):
        return ""
    return reverse("assurance:report-comment", args=[record.pk, chapter.key])


def page_of(said: GroupResponses | Statement) -> str:
    """The page of the row that words come from."""
    source: Any = said.source
    page = PAGES.get(source.kind)
    return reverse(page, args=[source.ids[0]]) if page and source.ids else ""


def scrutiny(actor: Actor, record: Report, comments: Sequence[ReportComment]) -> Scrutiny:
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
        may_add=may(actor, record, "scrutinise"),
        may_answer=may(actor, record, "answer"),
    )


def may(actor: Actor, record: Report, verb: str) -> bool:
    """Whether the actor may add words of that kind now: in the draft, or apart from it after."""
    return COMMENT.offers(verb, actor, ReportComment(report=record))


def beside(actor: Actor, record: Report, shown: ReportView) -> OutsideReport:
    """What is told apart; what was said since an earlier sending is told of a draft too."""
    rows = sorted(record.comments.all(), key=lambda comment: comment.pk)
    titles = {chapter.key: chapter.title for chapter in shown.chapters}
    may_say = may(actor, record, "say_since")
    return OutsideReport(
        since=tuple(row for row in rows if row.kind == KIND.SINCE),
        on_the_draft=tuple(
            (titles.get(row.section, ""), row)
            for row in rows
            if row.kind == KIND.MEMBER and not record.is_draft
        ),
        say_url=(reverse("assurance:report-say-since", args=[record.pk]) if may_say else ""),
    )
