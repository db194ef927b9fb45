"""A review that was published before the product: a public document, and no case."""

from django.db import models
from django.db.models import Q

from governance.core.constraints import paired
from governance.core.roles import Actor, scope_of
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import GroupService, Partnership
from governance.themes.models import Theme
from reviews.legacy.grants import GRANTS, Permission


class LegacyReviewQuerySet(models.QuerySet["LegacyReview"]):
    def visible_to(self, actor: Actor) -> "LegacyReviewQuerySet":
        """Those of the partnerships that the actor’s seats reach, or that the groups serve in which
        they sit.
        """
        scope = scope_of(actor, Permission.SEE_LEGACY, GRANTS)
        own = scope.groups & {held.group_id for held in actor.holdings}
        served = GroupService.objects.in_force(on=actor.on).filter(group__in=own)
        return self.filter(
            Q(partnership__in=scope.partnerships) | Q(partnership__in=served.values("partnership"))
        )

    def current(self) -> "LegacyReviewQuerySet":
        """Those that were not taken out."""
        return self.filter(removed_at__isnull=True)

    def for_list(self) -> "LegacyReviewQuerySet":
        return self.select_related("partnership").prefetch_related("themes")


class LegacyReview(models.Model):
    """One published review of earlier years: what it is, where it is read, what it recommended."""

    class Kind(models.TextChoices):
        SERIOUS_CASE_REVIEW = "scr", "Serious case review"
        PRACTICE_REVIEW = "lcspr", "Local child safeguarding practice review"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("title or alias", max_length=200)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    published_on = models.DateField("published", null=True, blank=True)
    where = models.CharField("where it can be read", max_length=300, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    recommendations = models.TextField("what it recommended", blank=True)
    came_from = models.CharField("file it came from", max_length=150, blank=True)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LegacyReviewQuerySet.as_manager()
    text_fields = TextFields(
        personal=("title", "recommendations", "came_from"), plain=("kind", "where")
    )

    class Meta:
        verbose_name = "earlier review"
        verbose_name_plural = "earlier reviews"
        constraints = [
            paired("removed"),
            models.CheckConstraint(condition=~Q(title=""), name="reviews_legacyreview_has_title"),
            models.UniqueConstraint(
                fields=["partnership", "title", "year"],
                condition=Q(removed_at__isnull=True),
                name="reviews_legacyreview_once",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "year"], name="reviews_legacy_by_year")]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    @property
    def reference(self) -> str:
        """What a line of the trail calls it, which can never be changed: not by its title."""
        return f"earlier review of {self.year}"

    @property
    def is_there(self) -> bool:
        return self.removed_at is None

    @property
    def recommended(self) -> list[str]:
        """One a line, as they were read in."""
        return [line for line in self.recommendations.splitlines() if line.strip()]

    @property
    def is_web_address(self) -> bool:
        return self.where.startswith(("https://", "http://"))
