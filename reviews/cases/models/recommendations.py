"""What a review recommends; each recommendation becomes actions in the one action log."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.actions.models import Action
from governance.actions.models.queries import ActionQuerySet
from governance.core.constraints import paired
from governance.core.text_classification import TextFields
from governance.people.models import User
from reviews.cases.models.cases import Case


class Recommendation(models.Model):
    """One thing that a review of a case asks to be done, and why."""

    class Review(models.TextChoices):
        RAPID = "rapid", "The rapid review"
        PRACTICE = "practice", "The practice review"
        LOCAL = "local", "The local learning review"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="recommendations")
    review = models.CharField("review it is from", max_length=10, choices=Review)
    number = models.PositiveSmallIntegerField()
    text = models.TextField("what is recommended")
    why = models.TextField("why")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    acted_on_at = models.DateTimeField("last action raised", null=True, blank=True)
    opened_at = models.DateTimeField("restriction lifted", null=True, blank=True)
    opened_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("text", "why"), plain=("review",))

    class Meta:
        constraints = [
            paired("opened"),
            models.UniqueConstraint(
                fields=["case", "review", "number"], name="reviews_recommendation_numbered_once"
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(why=""), name="reviews_recommendation_says_what_and_why"
            ),
        ]

    def __str__(self) -> str:
        return f"recommendation {self.number} of a review of {self.case}"

    @property
    def source_label(self) -> str:
        """Where a restricted action says that it comes from; only named people read it."""
        return f"{self.case}, {self.get_review_display().lower()}, recommendation {self.number}"


ORIGIN = "reviews.recommendation"
"""How an action stores that it comes from a recommendation."""
OPEN_LABEL = "Recommendation of a review"
"""Where an action says that it comes from which everybody sees who sees the log."""


def actions_of(case: Case) -> ActionQuerySet:
    """The actions that were raised from the recommendations of a case."""
    rows = Recommendation.objects.filter(case=case)
    return Action.objects.filter(origin_kind=ORIGIN, origin_id__in=rows.values("pk"))
