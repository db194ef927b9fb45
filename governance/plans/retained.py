"""From when the retention of what was told of a priority counts."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from governance.core.retained import KEPT_FROM, Retained


def given(rows: QuerySet) -> QuerySet:
    return rows.annotate(**{KEPT_FROM: TruncDate("given_at")})


PROGRESS = Retained(
    triggers={"given": given},
    partnership="priority__plan__partnership",
    group="priority__plan__group",
)
COMMENT = Retained(
    triggers={"given": given},
    partnership="plan__partnership",
    group="plan__group",
)
