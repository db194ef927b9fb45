"""From when the retention of a recommendation counts, and what goes with it."""

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, TruncDate

from governance.core.retained import KEPT_FROM, Retained
from governance.recommendations.models import ENDED, RecommendationStep


def ended(rows: QuerySet) -> QuerySet:
    last = Coalesce("withdrawn_at", "received_at")
    return rows.filter(status__in=ENDED).annotate(**{KEPT_FROM: TruncDate(last)})


RECOMMENDATION = Retained(triggers={"ended": ended}, group="group", parts=(RecommendationStep,))
