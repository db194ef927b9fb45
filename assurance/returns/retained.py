"""From when the retention of a return counts, and what goes with it, or with its case."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from assurance.returns.models import Answer, OfficeEntry, Query, Receipt, SubmittedAnswer
from governance.core.retained import KEPT_FROM, Retained


def accepted(rows: QuerySet) -> QuerySet:
    """Accepted by the office; what was asked for a case goes with the case."""
    own = rows.filter(accepted_at__isnull=False, is_restricted=False)
    return own.annotate(**{KEPT_FROM: TruncDate("accepted_at")})


RETURN = Retained(
    triggers={"accepted": accepted},
    group="returns_to",
    parts=(Answer, OfficeEntry, Query, Receipt, SubmittedAnswer),
    goes_with=("case",),
)
