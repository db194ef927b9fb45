"""Rows that have a period: half-open, end-dated, asked for by the day."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q


class InForceQuerySet(models.QuerySet):
    """``starts_on`` is the first day in force, ``ends_on`` the first day no longer."""

    def in_force(self, *, on: date) -> Self:
        return self.filter(self.model.in_force_on(on))  # type: ignore[attr-defined]

    def not_ended(self, *, on: date) -> Self:
        """In force on the day, or to come."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))


def in_force_q(on: date, prefix: str = "") -> Q:
    """The condition that the period named by ``prefix`` holds on a day."""
    return Q(**{f"{prefix}starts_on__lte": on}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": on})
    )


class EffectiveDated(models.Model):
    """The two columns of everything that has a period."""

    starts_on = models.DateField("first day")
    ends_on = models.DateField(
        "former from",
        null=True,
        blank=True,
        help_text="The first day on which it no longer holds. Leave empty while it goes on.",
    )

    class Meta:
        abstract = True

    @classmethod
    def in_force_on(cls, on: date) -> Q:
        return in_force_q(on)

    @property
    def last_day(self) -> date | None:
        """The day before ``ends_on``; None while it goes on."""
        return self.ends_on and self.ends_on - timedelta(days=1)

    def is_in_force(self, *, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)
