"""A learning point that readers are given, with no way back to a case."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired, stamped
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import Group, Partnership
from reviews.learning.models.words import POINT_TEXTS, PointWords, managed_q, read_q, says_all


class LearningPointQuerySet(models.QuerySet["LearningPoint"]):
    def visible_to(self, actor: Actor) -> "LearningPointQuerySet":
        """What was released, for its readers; drafts too for the office that writes them."""
        return self.filter(Q(released_at__isnull=False) & read_q(actor) | managed_q(actor))

    def current(self) -> "LearningPointQuerySet":
        """Released, and not withdrawn: what themes, search and reports go by."""
        return self.filter(status=LearningPoint.Status.RELEASED)

    def not_withdrawn(self) -> "LearningPointQuerySet":
        return self.exclude(status=LearningPoint.Status.WITHDRAWN)

    def for_list(self) -> "LearningPointQuerySet":
        return self.select_related(
            "partnership", "group", "released_by", "withdrawn_by"
        ).prefetch_related("themes", "practice_evidence")


class LearningPoint(PointWords):
    """One thing learned, in words for readers; frozen once it is released."""

    class Status(StatusChoices):
        DRAFT = "draft", "Draft", "open"
        RELEASED = "released", "Released", "good"
        WITHDRAWN = "withdrawn", "Withdrawn", "quiet"

    class Source(models.TextChoices):
        REVIEW = "review", "A local review"
        PUBLISHED = "published", "A published review"
        NATIONAL = "national", "A national review or Panel briefing"
        AUDIT = "audit", "An audit"
        OTHER = "other", "Other work of the partnership"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    source = models.CharField("where it was learned", max_length=10, choices=Source)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="group to which it was released",
    )
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = LearningPointQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=POINT_TEXTS, plain=("audience", "source", "status"))

    class Meta:
        verbose_name = "learning point"
        constraints = [
            paired("released"),
            paired("withdrawn"),
            stamped("released", "released"),
            stamped("withdrawn", "withdrawn"),
            says_all("reviews_point_says_all"),
            models.CheckConstraint(
                condition=~Q(status="released") | Q(group__isnull=False),
                name="reviews_point_released_to_a_group",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "status"], name="reviews_point_of_area"),
            models.Index(fields=["released_at"], name="reviews_point_released"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """What a line of the trail calls it, which can never be changed: not by its words."""
        return f"learning point {self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_released(self) -> bool:
        return self.status == self.Status.RELEASED
