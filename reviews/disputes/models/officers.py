"""Escalation officers: who speaks for an agency once its practitioners and managers do not agree.

One person may be the officer of several agencies, as that of an NHS board is for the practices.
"""

from datetime import date

from django.db import models
from django.db.models import Q

from governance.core.constraints import in_order, paired
from governance.core.effective_dates import EffectiveDated, InForceQuerySet
from governance.core.roles import Actor, scope_of
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import Participation
from reviews.disputes.grants import GRANTS, Permission


class EscalationOfficerQuerySet(InForceQuerySet):
    def acting(self, *, on: date) -> "EscalationOfficerQuerySet":
        """Those who speak for their agency on the day, while it takes part."""
        return self.in_force(on=on).filter(
            Q(participation__starts_on__lte=on),
            Q(participation__ends_on__isnull=True) | Q(participation__ends_on__gt=on),
            ended_at__isnull=True,
        )

    def visible_to(self, actor: Actor) -> "EscalationOfficerQuerySet":
        """Those of the partnerships in which the actor holds a seat of an agency or of the whole;
        their own.
        """
        scope = scope_of(actor, Permission.SEE_ESCALATION_OFFICER, GRANTS)
        theirs = Q(participation__partnership__in=scope.partnerships)
        return self.filter(theirs | Q(person=actor.user_id))

    def for_list(self) -> "EscalationOfficerQuerySet":
        return self.select_related(
            "person", "participation__organisation", "participation__partnership"
        )


class EscalationOfficer(EffectiveDated):
    """That one person speaks for one agency in disputes of one partnership."""

    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, related_name="+", verbose_name="agency"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("title of the post", max_length=160, blank=True)
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EscalationOfficerQuerySet.as_manager()
    text_fields = TextFields(plain=("title",))

    class Meta:
        verbose_name = "escalation officer"
        verbose_name_plural = "escalation officers"
        constraints = [
            in_order(),
            paired("ended"),
            models.UniqueConstraint(
                fields=["participation", "person"],
                condition=Q(ended_at__isnull=True),
                name="reviews_escalation_officer_once",
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_at"], name="reviews_officer_of_agencies")]

    def __str__(self) -> str:
        return f"escalation officer of {self.participation.organisation}"

    @property
    def is_there(self) -> bool:
        return self.ended_at is None
