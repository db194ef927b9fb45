"""Emergency access: that one person reads one case for some hours without being named on it."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from governance.core.constraints import different_people, paired, stamped
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import Organisation, User
from reviews.cases.grants import NEVER_NAMED


class EmergencyQuerySet(models.QuerySet):
    def acting(self) -> "EmergencyQuerySet":
        """Approved and not over: the database’s own clock ends it, no task is needed."""
        return self.filter(status=EmergencyAccess.Status.APPROVED, ends_at__gt=Now())

    def of(self, actor: Actor) -> "EmergencyQuerySet":
        """Those by which the actor reads now; none for who may never be named."""
        if actor.user_id is None or actor.invited_to or actor.capacities & NEVER_NAMED:
            return self.none()
        return self.acting().filter(asked_by=actor.user_id)

    def for_list(self) -> "EmergencyQuerySet":
        return self.select_related(
            "case", "asked_by", "asked_for", "approved_by", "approved_for", "ended_by"
        )


class EmergencyAccess(models.Model):
    """Asked for by one, approved by another of a different organisation, and read-only.

    What was typed may be no case’s reference: the row is there all the same, and who asked is told
    the same.
    """

    class Status(StatusChoices):
        ASKED = "asked", "Asked for", "asked"
        APPROVED = "approved", "Approved", "good"
        ENDED = "ended", "Ended early", "quiet"

    case = models.ForeignKey(
        "reviews.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="emergencies",
    )
    typed = models.CharField("reference as it was typed", max_length=60)
    reason = models.TextField()
    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_for = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EmergencyQuerySet.as_manager()
    text_fields = TextFields(personal=("typed", "reason"), plain=("status",))

    class Meta:
        verbose_name = "emergency access"
        verbose_name_plural = "emergency accesses"
        constraints = [
            paired("approved"),
            paired("ended"),
            stamped("approved", "approved"),
            stamped("ended", "ended"),
            different_people("asked_by", "approved_by"),
            models.CheckConstraint(condition=~Q(reason=""), name="reviews_emergency_says_why"),
            models.CheckConstraint(
                condition=Q(approved_for__isnull=True) | ~Q(approved_for=F("asked_for")),
                name="reviews_emergency_two_organisations",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True)
                | Q(
                    case__isnull=False,
                    approved_for__isnull=False,
                    ends_at__isnull=False,
                    ends_at__gt=F("approved_at"),
                ),
                name="reviews_emergencyaccess_ends_after",
            ),
        ]
        indexes = [models.Index(fields=["asked_by", "ends_at"], name="reviews_emergency_reads")]

    def __str__(self) -> str:
        return f"emergency access to {self.case}" if self.case_id else "emergency access"

    @property
    def reference(self) -> str:
        """What a line of the trail calls it: not what was typed."""
        return "emergency access"


def emergency_q(actor: Actor) -> Q:
    """The condition on cases that the actor reads them by emergency access now."""
    return Q(pk__in=EmergencyAccess.objects.of(actor).values("case"))


def reads_in_emergency(actor: Actor, case: Any) -> bool:
    """The same of one case; a query, which only who is not on its list costs."""
    return bool(case.emergencies.of(actor).exists())
