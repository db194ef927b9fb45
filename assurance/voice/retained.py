"""From when the retention of what children said counts."""

from django.db.models import F, QuerySet

from governance.core.retained import KEPT_FROM, Retained


def heard(rows: QuerySet) -> QuerySet:
    return rows.annotate(**{KEPT_FROM: F("heard_on")})


VOICE = Retained(triggers={"heard": heard}, partnership="partnership", group="group")
