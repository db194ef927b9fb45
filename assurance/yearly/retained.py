"""From when the retention of a yearly report counts, and what goes with it."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from assurance.yearly.models import (
    YearlyComment,
    YearlyFile,
    YearlyRequirement,
    YearlySection,
    YearlyStatement,
    YearlyStep,
)
from governance.core.retained import KEPT_FROM, Retained


def published(rows: QuerySet) -> QuerySet:
    found = rows.filter(published_at__isnull=False)
    return found.annotate(**{KEPT_FROM: TruncDate("published_at")})


YEARLY = Retained(
    triggers={"published": published},
    partnership="partnership",
    parts=(
        YearlyComment,
        YearlyFile,
        YearlyRequirement,
        YearlySection,
        YearlyStatement,
        YearlyStep,
    ),
)
