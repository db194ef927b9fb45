"""From when the retention of a complaint and of a request for information counts."""

from django.db.models import F, Max, QuerySet
from django.db.models.functions import Coalesce

from governance.core.retained import KEPT_FROM, Retained
from reviews.complaints.models import Complaint, ComplaintStep


def ended(rows: QuerySet) -> QuerySet:
    """Ended, counted from its last step; from its receipt where it had none."""
    last = Coalesce(Max("steps__happened_on"), F("received_on"))
    return rows.filter(status__in=Complaint.ENDED).annotate(**{KEPT_FROM: last})


def answered(rows: QuerySet) -> QuerySet:
    return rows.filter(answered_on__isnull=False).annotate(**{KEPT_FROM: F("answered_on")})


COMPLAINT = Retained(triggers={"ended": ended}, partnership="partnership", parts=(ComplaintStep,))
REQUEST = Retained(triggers={"answered": answered}, partnership="partnership")
