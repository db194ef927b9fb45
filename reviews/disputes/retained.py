"""From when the retention of a dispute counts, and what goes with it, or with its case."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from governance.core.retained import KEPT_FROM, Retained
from reviews.disputes.models import DisputeOfficer, DisputeSide, DisputeStage, OwnProcedureStep


def ended(rows: QuerySet) -> QuerySet:
    """Resolved or withdrawn."""
    return rows.filter(ended_at__isnull=False).annotate(**{KEPT_FROM: TruncDate("ended_at")})


DISPUTE = Retained(
    triggers={"ended": ended},
    partnership="partnership",
    parts=(DisputeSide, DisputeOfficer, OwnProcedureStep, DisputeStage),
    goes_with=("case",),
)
