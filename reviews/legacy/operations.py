"""Reading earlier reviews in, all of a file or none; taking one out."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.core import search_index
from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor
from governance.structure.models import Partnership
from governance.themes.models import Theme
from reviews.legacy.content.legacy_file import LegacyRow
from reviews.legacy.models import LegacyReview
from reviews.legacy.transitions import LEGACY_REVIEW


@transaction.atomic
def import_reviews(
    partnership: Partnership, rows: Sequence[LegacyRow], name: str, *, by: Actor, at: datetime
) -> list[LegacyReview]:
    """All rows of a file or none. Raises ValidationError where one came meanwhile."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    there = set(
        LegacyReview.objects.current().filter(partnership=partnership).values_list("title", "year")
    )
    twice = [f"{row.title} ({row.year})" for row in rows if (row.title, row.year) in there]
    if twice:
        raise ValidationError(f"There already, so nothing was read in: {'; '.join(twice)}.")
    return [import_review(partnership, row, name, by=by, at=at) for row in rows]


def import_review(
    partnership: Partnership, row: LegacyRow, name: str, *, by: Actor, at: datetime
) -> LegacyReview:
    """One row of a file."""
    review = LegacyReview(
        partnership=partnership,
        title=row.title,
        year=row.year,
        kind=row.kind,
        published_on=date.fromisoformat(row.published_on) if row.published_on else None,
        where=row.where,
        recommendations="\n".join(row.recommendations),
        came_from=name[:150],
        imported_at=at,
        imported_by_id=by.user_id,
    )
    LEGACY_REVIEW.create(review, "import_review", by=by, at=at)
    if row.themes:
        review.themes.set(Theme.objects.filter(key__in=row.themes))
        search_index.refresh(review)
    return review


def remove_review(
    review: LegacyReview,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion = 0,
    note: str,
) -> bool:
    """Take out what was read in by mistake, and why."""
    return LEGACY_REVIEW.edit(
        review,
        {"removed_at": at, "removed_by_id": by.user_id},
        verb="remove_review",
        by=by,
        at=at,
        expected_version=0,
        note=note,
    )
