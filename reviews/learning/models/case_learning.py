"""What is learned in a case while it goes on: seen by its named people only, until released."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from reviews.cases.models import Case
from reviews.learning.models.points import LearningPoint
from reviews.learning.models.words import POINT_TEXTS, PointWords, says_all


class CaseLearningQuerySet(models.QuerySet["CaseLearning"]):
    def visible_to(self, actor: Actor) -> "CaseLearningQuerySet":
        """Those of the cases on whose list the actor stands."""
        return self.filter(case__in=Case.objects.visible_to(actor).values("pk"))

    def drafts(self) -> "CaseLearningQuerySet":
        return self.filter(status=CaseLearning.Status.DRAFT)


class CaseLearning(PointWords):
    """A learning point of a case; when it is released, its words become a point of their own.

    The case knows the point that came of it; the point knows no case.
    """

    class Status(StatusChoices):
        DRAFT = "draft", "Not released", "open"
        RELEASED = "released", "Released", "good"
        DISCARDED = "discarded", "Discarded", "quiet"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    point = models.OneToOneField(
        LearningPoint,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="what was released",
    )
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = CaseLearningQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=POINT_TEXTS, plain=("audience", "status"))

    class Meta:
        verbose_name = "learning point of a case"
        verbose_name_plural = "learning points of cases"
        constraints = [
            paired("released"),
            says_all("reviews_caselearning_says_all"),
            models.CheckConstraint(
                condition=Q(status="released", point__isnull=False, released_at__isnull=False)
                | ~Q(status="released") & Q(point__isnull=True, released_at__isnull=True),
                name="reviews_caselearning_point_when_released",
            ),
        ]
        indexes = [models.Index(fields=["case", "status"], name="reviews_caselearning_of_case")]

    def __str__(self) -> str:
        return f"a learning point of {self.case}"

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT
