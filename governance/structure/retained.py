"""From when the retention of who held which seat counts."""

from django.db.models import F, QuerySet

from governance.core.retained import KEPT_FROM, Retained


def left(rows: QuerySet) -> QuerySet:
    return rows.filter(ends_on__isnull=False).annotate(**{KEPT_FROM: F("ends_on")})


APPOINTMENT = Retained(
    triggers={"left": left}, partnership="seat__partnership", group="seat__group"
)
