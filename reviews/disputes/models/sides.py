"""The sides of a dispute: its agencies, who speaks for each, and what each did first."""

from typing import Any

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired
from governance.core.roles import Actor
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import Participation
from reviews.disputes.models.officers import EscalationOfficer


class Level(models.TextChoices):
    """At what level somebody speaks for an agency; protocols name their stages by the same."""

    PRACTITIONER = "practitioner", "Practitioner"
    MANAGER = "manager", "Manager"
    SENIOR_OFFICER = "senior_officer", "Senior or escalation officer"
    PARTNER = "partner", "Safeguarding partner"
    CHAIR = "chair", "With the chair"
    ADVISOR = "advisor", "With the advisor"


class DisputeSide(models.Model):
    """One agency that the dispute is between, what it holds, and its own legal advice."""

    dispute = models.ForeignKey("reviews.Dispute", on_delete=models.PROTECT, related_name="sides")
    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, related_name="+", verbose_name="agency"
    )
    has_raised = models.BooleanField("raised the dispute", default=False)
    position = models.TextField("what it holds", blank=True)
    legal_advice = models.TextField("legal advice", blank=True)
    advice_noted_at = models.DateTimeField(null=True, blank=True)
    advice_noted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    text_fields = TextFields(personal=("position", "legal_advice"))

    class Meta:
        verbose_name = "side of a dispute"
        verbose_name_plural = "sides of disputes"
        constraints = [
            models.UniqueConstraint(
                fields=["dispute", "participation"], name="reviews_side_of_dispute_once"
            ),
            paired("advice_noted"),
        ]

    def __str__(self) -> str:
        return f"a side of {self.dispute}"

    @property
    def agency(self) -> Any:
        return self.participation.organisation


class DisputeOfficer(models.Model):
    """That one person speaks for one side at one level, and so sees the dispute."""

    side = models.ForeignKey(DisputeSide, on_delete=models.PROTECT, related_name="officers")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=20, choices=Level)
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    text_fields = TextFields(plain=("level",))

    class Meta:
        verbose_name = "officer of a side"
        verbose_name_plural = "officers of sides"
        constraints = [
            paired("ended"),
            models.UniqueConstraint(
                fields=["side", "person", "level"],
                condition=Q(ended_at__isnull=True),
                name="reviews_officer_of_side_once",
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_at"], name="reviews_officer_disputes")]

    def __str__(self) -> str:
        return f"an officer in {self.side.dispute}"

    @property
    def is_there(self) -> bool:
        return self.ended_at is None


class OwnProcedureStep(models.Model):
    """One step of an agency's own procedure that was taken first, and what shows it."""

    side = models.ForeignKey(DisputeSide, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField("step", max_length=200)
    done_on = models.DateField("day")
    evidence = models.TextField("what shows it")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(personal=("what", "evidence"))

    class Meta:
        verbose_name = "step of an own procedure"
        verbose_name_plural = "steps of own procedures"
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(evidence=""), name="reviews_own_step_has_evidence"
            )
        ]

    def __str__(self) -> str:
        return f"a step taken before {self.side.dispute}"


def speaks_for_q(actor: Actor) -> Q:
    """The condition on disputes that the actor speaks for one of the sides today."""
    named = DisputeOfficer.objects.filter(person=actor.user_id, ended_at__isnull=True)
    theirs = EscalationOfficer.objects.acting(on=actor.on).filter(person=actor.user_id)
    sides = DisputeSide.objects.filter(participation__in=theirs.values("participation"))
    return Q(pk__in=named.values("side__dispute")) | Q(pk__in=sides.values("dispute"))


def sides_spoken_for(actor: Actor, dispute: Any) -> set[int]:
    """The keys of the sides for which the actor speaks: named on one, or as the escalation officer
    of its agency, which is asked once for each dispute.
    """
    if actor.user_id is None:
        return set()
    agencies = agencies_of(actor, dispute)
    return {
        side.pk
        for side in dispute.sides.all()
        if side.participation_id in agencies
        or any(each.person_id == actor.user_id and each.is_there for each in side.officers.all())
    }


def agencies_of(actor: Actor, dispute: Any) -> set[int]:
    """The participations whose escalation officer the actor is; remembered on the dispute."""
    asked = (actor.user_id, actor.on)
    found: dict[Any, set[int]] = dispute.__dict__.setdefault("_agencies_of_officers", {})
    if asked not in found:
        rows = EscalationOfficer.objects.acting(on=actor.on).filter(person=actor.user_id)
        found[asked] = set(rows.values_list("participation", flat=True))
    return found[asked]
