"""Puts what people write into a report's content: passages, judgements, the scrutineer's words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assurance.reports.content import outcomes
from assurance.reports.content.sections import OFFICER_SECTIONS, SCRUTINY
from assurance.reports.content.values import ReportContent, Section, Source, Statement
from assurance.reports.models import ReportComment

KIND = ReportComment._meta.label_lower


def merge_text(
    content: ReportContent, passages: Mapping[str, str], comments: Iterable[ReportComment]
) -> ReportContent:
    """The content with the officer's ``passages`` by key, and the scrutineer's words."""
    scrutiny = statements(comments)
    return replace(
        content, sections=tuple(worded(one, passages, scrutiny) for one in content.sections)
    )


def worded(
    section: Section, passages: Mapping[str, str], scrutiny: tuple[Statement, ...]
) -> Section:
    if section.key == SCRUTINY.key:
        empty = "" if scrutiny else SCRUTINY.empty
        return replace(section, evidence=scrutiny, empty=empty)
    evidence = tuple(outcomes.worded(one, passages) for one in section.evidence)
    return replace(section, evidence=evidence, narrative=passages.get(section.key, ""))


def statements(comments: Iterable[ReportComment]) -> tuple[Statement, ...]:
    """Each comment of the scrutineer, followed by the answers it was given."""
    rows = list(comments)
    said = [row for row in rows if row.kind == ReportComment.Kind.SCRUTINY]
    return tuple(
        statement(row)
        for comment in said
        for row in (comment, *(answer for answer in rows if answer.answers_id == comment.pk))
    )


def statement(row: ReportComment) -> Statement:
    is_answer = row.kind == ReportComment.Kind.ANSWER
    return Statement(
        who=row.role,
        asked="Answer to the scrutineer" if is_answer else "",
        text=row.text,
        source=Source(kind=KIND, ids=(row.pk,)),
    )


def keys_of(content: ReportContent) -> list[str]:
    """Every passage that this report has a place for, in reading order."""
    keys = []
    for section in content.sections:
        if section.key in OFFICER_SECTIONS:
            keys.append(section.key)
        for one in outcomes.promises(section.evidence):
            keys += [outcome.key for outcome in one.outcomes]
    return keys
