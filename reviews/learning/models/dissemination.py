"""How learning is spread: to whom, by which channel, by whom, by when, and whom it reached."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import exactly_one, paired, stamped
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import Organisation, User
from governance.structure.models import Seat
from governance.structure.models.seats import seat_places
from reviews.learning.models.briefings import Briefing
from reviews.learning.models.points import LearningPoint
from reviews.learning.models.words import Audience

SUBJECTS = ("point", "briefing")


def about_visible_q(actor: Actor) -> Q:
    """What is about a point or a briefing that the actor sees."""
    points = LearningPoint.objects.visible_to(actor).order_by().values("pk")
    briefings = Briefing.objects.visible_to(actor).order_by().values("pk")
    return Q(point__in=points) | Q(briefing__in=briefings)


def of_areas_q(areas: Any) -> Q:
    """What is about a point or a briefing of these partnerships."""
    return Q(point__partnership__in=areas) | Q(briefing__partnership__in=areas)


class DisseminationQuerySet(models.QuerySet["Dissemination"]):
    def visible_to(self, actor: Actor) -> "DisseminationQuerySet":
        return self.filter(about_visible_q(actor))

    def planned(self) -> "DisseminationQuerySet":
        return self.filter(status=Dissemination.Status.PLANNED)

    def for_list(self) -> "DisseminationQuerySet":
        places = [f"{name}__partnership" for name in SUBJECTS]
        return self.select_related(
            *places, "point__group", *seat_places("seat"), "done_by"
        ).prefetch_related("reached__organisation")


class Dissemination(models.Model):
    """One way in which one point or briefing is told to one audience."""

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail or bulletin"
        TEAM = "team", "Team meeting"
        EVENT = "event", "Event or briefing session"
        TRAINING = "training", "Training"
        SUPERVISION = "supervision", "Supervision"
        WEBSITE = "website", "Website or intranet"
        OTHER = "other", "Another way"

    class Status(StatusChoices):
        PLANNED = "planned", "Planned", "open"
        DONE = "done", "Done", "good"
        CANCELLED = "cancelled", "Cancelled", "quiet"

    point = models.ForeignKey(
        LearningPoint,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="disseminations",
    )
    briefing = models.ForeignKey(
        Briefing,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="disseminations",
    )
    audience = models.CharField("whom it is for", max_length=20, choices=Audience)
    channel = models.CharField(max_length=12, choices=Channel)
    detail = models.CharField("what exactly", max_length=200, blank=True)
    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, related_name="+", verbose_name="seat that does it"
    )
    due_on = models.DateField("due")
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField("day on which it was done", null=True, blank=True)
    receipt = models.TextField("what shows that it was received", blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reach_recorded_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = DisseminationQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("detail", "receipt"), plain=("audience", "channel", "status")
    )

    class Meta:
        constraints = [
            exactly_one("point", "briefing"),
            paired("done"),
            stamped("done", "done"),
            models.CheckConstraint(
                condition=~Q(status="done") | Q(done_on__isnull=False) & ~Q(receipt=""),
                name="reviews_dissemination_done_with_receipt",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "due_on"], name="reviews_dissemination_due"),
            models.Index(fields=["seat", "status"], name="reviews_dissemination_of_seat"),
        ]

    def __str__(self) -> str:
        return f"dissemination {self.pk}" if self.pk else "a dissemination"

    @property
    def subject(self) -> LearningPoint | Briefing:
        """What is told."""
        return self.point or self.briefing  # type: ignore[return-value]

    @property
    def people_reached(self) -> int:
        """How many in all; no query where it was fetched for a list."""
        return sum(each.people for each in self.reached.all())

    def is_late(self, *, on: date) -> bool:
        return self.status == self.Status.PLANNED and self.due_on < on


class Reach(models.Model):
    """How many people of one organisation a dissemination reached.

    It comes with the operation by which it is recorded; recorded anew, it is replaced.
    """

    dissemination = models.ForeignKey(
        Dissemination, on_delete=models.PROTECT, related_name="reached"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveIntegerField("people reached")

    text_fields = TextFields()

    class Meta:
        verbose_name_plural = "reaches"
        constraints = [
            models.UniqueConstraint(
                fields=["dissemination", "organisation"], name="reviews_reach_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.people} of {self.organisation}"
