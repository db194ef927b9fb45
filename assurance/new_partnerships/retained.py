"""From when the retention of a new partnership’s draft counts, and what goes with it."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from assurance.new_partnerships.models import CopiedLine
from governance.core.retained import KEPT_FROM, Retained


def begun(rows: QuerySet) -> QuerySet:
    """From the day on which it was begun, whatever came of it."""
    return rows.annotate(**{KEPT_FROM: TruncDate("begun_at")})


NEW_PARTNERSHIP = Retained(
    triggers={"begun": begun}, partnership="partnership", parts=(CopiedLine,)
)
