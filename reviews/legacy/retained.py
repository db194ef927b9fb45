"""From when the retention of an earlier review counts."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from governance.core.retained import KEPT_FROM, Retained


def imported(rows: QuerySet) -> QuerySet:
    return rows.annotate(**{KEPT_FROM: TruncDate("imported_at")})


def removed(rows: QuerySet) -> QuerySet:
    """Taken out again."""
    taken_out = rows.filter(removed_at__isnull=False)
    return taken_out.annotate(**{KEPT_FROM: TruncDate("removed_at")})


LEGACY_REVIEW = Retained(
    triggers={"imported": imported, "removed": removed}, partnership="partnership"
)
