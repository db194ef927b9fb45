"""From when the retention of a challenge counts, and what goes with it."""

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, TruncDate

from governance.challenges.models import ENDED, ChallengeAnswer
from governance.core.retained import KEPT_FROM, Retained


def ended(rows: QuerySet) -> QuerySet:
    last = Coalesce("withdrawn_at", "verified_at", "acknowledged_at")
    return rows.filter(status__in=ENDED).annotate(**{KEPT_FROM: TruncDate(last)})


CHALLENGE = Retained(
    triggers={"ended": ended},
    partnership="partnership",
    group="group",
    parts=(ChallengeAnswer,),
)
