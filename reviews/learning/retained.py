"""From when the retention of what readers are given counts, and what goes with it."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from governance.core.retained import KEPT_FROM, Retained
from reviews.learning.models import Dissemination, NationalCheck, PracticeEvidence, Reach


def withdrawn(rows: QuerySet) -> QuerySet:
    """What is not withdrawn is still given to readers, and kept."""
    return rows.filter(withdrawn_at__isnull=False).annotate(
        **{KEPT_FROM: TruncDate("withdrawn_at")}
    )


def ended(rows: QuerySet) -> QuerySet:
    """National reviews whose monitoring has ended."""
    return rows.filter(ended_at__isnull=False).annotate(**{KEPT_FROM: TruncDate("ended_at")})


GIVEN = Retained(
    triggers={"withdrawn": withdrawn},
    partnership="partnership",
    parts=(Dissemination, Reach, PracticeEvidence),
)
"""Of a learning point and of a briefing."""
NATIONAL = Retained(triggers={"ended": ended}, partnership="partnership", parts=(NationalCheck,))
