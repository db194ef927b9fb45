"""From when the retention of a concern counts; one about a case goes with the case."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from governance.core.retained import KEPT_FROM, Retained


def closed(rows: QuerySet) -> QuerySet:
    return rows.filter(closed_at__isnull=False).annotate(**{KEPT_FROM: TruncDate("closed_at")})


CONCERN = Retained(triggers={"closed": closed}, partnership="partnership", goes_with=("case",))
