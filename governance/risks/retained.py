"""From when the retention of a risk counts, and what goes with it."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from governance.core.retained import KEPT_FROM, Retained
from governance.risks.models import Risk, RiskReview


def closed(rows: QuerySet) -> QuerySet:
    ended = rows.filter(status=Risk.Status.CLOSED)
    return ended.annotate(**{KEPT_FROM: TruncDate("closed_at")})


RISK = Retained(
    triggers={"closed": closed}, partnership="partnership", group="group", parts=(RiskReview,)
)
