"""Beginning a short version and writing it."""

from datetime import datetime

from django.db import transaction

from assurance.short_versions.content.report_figures import report_figures, shown_by
from assurance.short_versions.headings.outlines import outline
from assurance.short_versions.models import ShortPart, ShortVersion
from assurance.short_versions.transitions import PART, SHORT_VERSION
from assurance.yearly.models import YearlyReport
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor


@transaction.atomic
def begin(report: YearlyReport, kind: str, *, by: Actor, at: datetime) -> ShortVersion:
    """A version of one kind, with a place for each question; where the report has the figures that
    a part begins with, their lines stand there already.

    Raises NotAllowed, ValidationError (there is one already).
    """
    lock(report)
    record = ShortVersion(report=report, kind=kind)
    SHORT_VERSION.create(record, "begin", by=by, at=at)
    figures = report_figures(report)
    rows = []
    for number, definition in enumerate(outline(kind).parts, start=1):
        shown = shown_by(definition, figures)
        rows.append(
            ShortPart(
                short_version=record,
                key=definition.key,
                number=number,
                text="\n".join(definition.first_lines(shown)),
                picture=definition.picture,
                figures=shown,
            )
        )
    PART.create_all(rows, "place", by=by, at=at)
    return record


def write(
    part: ShortPart,
    text: str,
    picture: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Other lines or another picture; False when they are what stood there.

    Whoever writes has the report's figures before them: from then on these are what it began with.

    Raises Stale, NotAllowed, NotNow (it was sent to be read), ValidationError (too long).
    """
    lines = "\n".join(filter(None, map(str.strip, text.splitlines())))
    figures = report_figures(part.short_version.report)
    definition = outline(part.short_version.kind).part(part.key)
    return PART.edit(
        part,
        {"text": lines, "picture": picture},
        verb="write",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        figures=shown_by(definition, figures),
        written_at=at,
        written_by_id=by.user_id,
    )
