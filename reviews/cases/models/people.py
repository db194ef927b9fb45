"""The named people: the list that decides who sees a case, whatever seat anybody holds."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import in_order, paired
from governance.core.effective_dates import EffectiveDated, InForceQuerySet
from governance.core.roles import Actor
from governance.core.text_classification import TextFields
from governance.people.models import Organisation, User
from reviews.cases.grants import NEVER_NAMED


class CasePersonQuerySet(InForceQuerySet):
    def acting(self, *, on: date) -> "CasePersonQuerySet":
        """Entries that let their person see the case on the day."""
        return self.in_force(on=on).filter(ended_at__isnull=True)

    def for_list(self) -> "CasePersonQuerySet":
        return self.select_related("person", "organisation", "named_by", "ended_by")


class CasePerson(EffectiveDated):
    """That one person may see one case: in what part, by whom named, why, until when."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", "Co-ordinates the case"
        PARTNER = "partner", "Speaks for a safeguarding partner"
        CONTRIBUTOR = "contributor", "Contributes for an agency"
        SAFEGUARDING_LEAD = "safeguarding_lead", "Signs off for an agency: its safeguarding lead"
        READER = "reader", "Reads"

    FOR_AN_AGENCY = (Role.CONTRIBUTOR, Role.SAFEGUARDING_LEAD)
    """They see what is their agency’s, and the whole once the meeting was held."""

    case = models.ForeignKey("reviews.Case", on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField("part", max_length=20, choices=Role)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=300)
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CasePersonQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("reason",), plain=("role",))

    class Meta:
        verbose_name = "named person"
        verbose_name_plural = "named people"
        constraints = [
            in_order(),
            paired("ended"),
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=Q(ended_at__isnull=True),
                name="reviews_person_named_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="reviews_person_says_why"),
            models.CheckConstraint(
                condition=~Q(role__in=["partner", "contributor", "safeguarding_lead"])
                | Q(organisation__isnull=False),
                name="reviews_person_speaks_for_a_body",
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_at"], name="reviews_person_cases")]

    def __str__(self) -> str:
        return f"an entry on the list of {self.case}"

    def is_acting(self, *, on: date) -> bool:
        return self.ended_at is None and self.is_in_force(on=on)


def named_q(actor: Actor) -> Q:
    """The condition on cases that the actor is on their list today.

    A case is seen by nobody's seat, by no administrator and by nobody who came by an invitation;
    whoever holds a seat of ``NEVER_NAMED`` sees none, even when named.
    """
    if actor.user_id is None or actor.invited_to or actor.capacities & NEVER_NAMED:
        return Q(pk__in=[])
    named = CasePerson.objects.acting(on=actor.on).filter(person=actor.user_id)
    return Q(pk__in=named.values("case"))


def entry_of(actor: Actor, case: Any) -> CasePerson | None:
    """The actor's own entry on a case; no query where its people were fetched with it."""
    if actor.user_id is None or actor.invited_to or actor.capacities & NEVER_NAMED:
        return None
    own = (each for each in case.people.all() if each.person_id == actor.user_id)
    return next((each for each in own if each.is_acting(on=actor.on)), None)
