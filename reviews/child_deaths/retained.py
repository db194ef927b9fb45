"""From when the retention of concerns, of the panel’s reports and of its attendance counts.

A concern about a case goes with the case.
"""

from django.db.models import F, QuerySet
from django.db.models.functions import TruncDate

from governance.core.retained import KEPT_FROM, Retained


def closed(rows: QuerySet) -> QuerySet:
    return rows.filter(closed_at__isnull=False).annotate(**{KEPT_FROM: TruncDate("closed_at")})


CONCERN = Retained(triggers={"closed": closed}, partnership="partnership", goes_with=("case",))


def received(rows: QuerySet) -> QuerySet:
    return rows.annotate(**{KEPT_FROM: F("received_on")})


def held(rows: QuerySet) -> QuerySet:
    return rows.annotate(**{KEPT_FROM: F("held_on")})


REPORT = Retained(triggers={"received": received}, partnership="partnership")
ATTENDANCE = Retained(triggers={"held": held}, partnership="partnership")
