"""Periods in words people use, kept as rows so that records can be asked for by period."""

from datetime import date

from django.db import models

from governance.core.constraints import in_order
from governance.core.effective_dates import EffectiveDated
from governance.core.text_classification import TextFields


class Period(EffectiveDated):
    """A quarter, half year, business year or longer; half-open like every period."""

    class Kind(models.TextChoices):
        MONTH = "month", "Month"
        QUARTER = "quarter", "Quarter"
        HALF_YEAR = "half_year", "Half year"
        YEAR = "year", "Business year"
        TWO_YEARS = "two_years", "Two years"
        THREE_YEARS = "three_years", "Three years"

    ends_on: "models.DateField[str | date, date]"  # such a period always has an end
    kind = models.CharField(max_length=20, choices=Kind)
    code = models.CharField(max_length=20)
    label = models.CharField(max_length=80)

    text_fields = TextFields(plain=("kind", "code", "label"))

    class Meta:
        constraints = [
            in_order(),
            models.UniqueConstraint(fields=["kind", "code"], name="governance_period_once"),
        ]

    def __str__(self) -> str:
        return self.label
