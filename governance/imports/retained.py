"""From when the retention of an import counts, and what goes with it."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from governance.core.retained import KEPT_FROM, Retained
from governance.imports.models import ImportRow


def taken_over(rows: QuerySet) -> QuerySet:
    """From the day on which the file was read, whatever came of it."""
    return rows.annotate(**{KEPT_FROM: TruncDate("read_at")})


IMPORT = Retained(
    triggers={"taken_over": taken_over}, partnership="partnership", parts=(ImportRow,)
)
