"""Puts what people write into a report's content: passages, judgements, the scrutineer's words."""

from collections.abc import Iterable, Mapping

from assurance.reports.blocks.responses import Response, Responses
from assurance.reports.content.sections import SCRUTINY
from assurance.reports.content.values import ReportContent, Section
from assurance.reports.models import ReportComment
from governance.core.blocks.values import Source

KIND = ReportComment._meta.label_lower


def insert_passages(
    content: ReportContent, passages: Mapping[str, str], comments: Iterable[ReportComment]
) -> ReportContent:
    """The content with the officer's ``passages`` by key, and the scrutineer's words."""
    scrutiny = responses_of(comments)
    sections = tuple(with_words(one, passages, scrutiny) for one in content.sections)
    return content.model_copy(update={"sections": sections})


def with_words(
    section: Section, passages: Mapping[str, str], scrutiny: tuple[Response, ...]
) -> Section:
    if section.key == SCRUTINY.key:
        said = (Responses(responses=scrutiny),) if scrutiny else ()
        empty = "" if scrutiny else SCRUTINY.empty
        return section.model_copy(update={"blocks": said, "empty": empty})
    blocks = tuple(block.with_texts(passages) for block in section.blocks)
    narrative = passages.get(section.key, "")
    return section.model_copy(update={"blocks": blocks, "narrative": narrative})


def responses_of(comments: Iterable[ReportComment]) -> tuple[Response, ...]:
    """Each comment of the scrutineer, followed by the answers it was given."""
    rows = list(comments)
    scrutiny = [row for row in rows if row.kind == ReportComment.Kind.SCRUTINY]
    return tuple(
        response(row)
        for comment in scrutiny
        for row in (comment, *(answer for answer in rows if answer.answers_id == comment.pk))
    )


def response(row: ReportComment) -> Response:
    is_answer = row.kind == ReportComment.Kind.ANSWER
    return Response(
        who=row.role,
        question="Answer to the scrutineer" if is_answer else "",
        text=row.text,
        source=Source(kind=KIND, ids=(row.pk,)),
    )
