"""National reviews and briefings of the Panel: received, considered, acted on, monitored."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from governance.actions.models import Action
from governance.actions.models.queries import ActionQuerySet
from governance.core.constraints import paired, stamped
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import Group, Partnership
from governance.themes.models import Theme
from reviews.learning.models.words import read_q


class NationalReviewQuerySet(models.QuerySet["NationalReview"]):
    def visible_to(self, actor: Actor) -> "NationalReviewQuerySet":
        """Published papers and what was made of them: for all who read learning."""
        return self.filter(read_q(actor))

    def for_list(self) -> "NationalReviewQuerySet":
        return self.select_related("partnership", "group").prefetch_related("themes", "checks")


class NationalReview(models.Model):
    """One publication, and what one partnership made of it."""

    class Kind(models.TextChoices):
        REVIEW = "review", "National review"
        BRIEFING = "briefing", "Panel briefing"

    class Status(StatusChoices):
        RECEIVED = "received", "To be considered", "asked"
        CONSIDERED = "considered", "Considered", "sent"
        ENDED = "ended", "Monitoring ended", "good"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=200)
    publisher = models.CharField("published by", max_length=200)
    published_on = models.DateField("published")
    received_on = models.DateField("received")
    where = models.CharField("where it can be read", max_length=300, blank=True)
    summary = models.TextField("what it says to us", blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    status = models.CharField(max_length=12, choices=Status, default=Status.RECEIVED)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    considered_on = models.DateField("considered on", null=True, blank=True)
    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="considered by",
    )
    response = models.TextField("our response", blank=True)
    needs_plan = models.BooleanField("needs an action plan", null=True, blank=True)
    considered_at = models.DateTimeField(null=True, blank=True)
    considered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acted_on_at = models.DateTimeField("last action raised", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = NationalReviewQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("title", "publisher", "where", "summary", "response"),
        plain=("kind", "status"),
    )

    class Meta:
        verbose_name = "national review"
        constraints = [
            paired("considered"),
            paired("ended"),
            stamped("ended", "ended"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(publisher=""), name="reviews_national_says_what"
            ),
            models.CheckConstraint(
                condition=Q(received_on__gte=F("published_on")),
                name="reviews_national_received_after",
            ),
            models.CheckConstraint(
                condition=Q(status="received")
                | (
                    Q(considered_on__isnull=False)
                    & Q(group__isnull=False)
                    & Q(needs_plan__isnull=False)
                    & ~Q(response="")
                ),
                name="reviews_national_considered_says_all",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "status"], name="reviews_national_of_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """What a line of the trail calls it, which can never be changed: not by its title."""
        return f"national review {self.pk}"

    @property
    def is_web_address(self) -> bool:
        return self.where.startswith(("https://", "http://"))

    @property
    def latest_check(self) -> "NationalCheck | None":
        """No query where it was fetched for a list."""
        return max(self.checks.all(), key=lambda each: (each.checked_on, each.pk), default=None)


class NationalCheck(models.Model):
    """How the action plan stood on one day, as the group judged it."""

    class Rating(StatusChoices):
        GREEN = "green", "Green", "green"
        AMBER = "amber", "Amber", "amber"
        RED = "red", "Red", "red"

    review = models.ForeignKey(NationalReview, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField("day")
    rating = models.CharField(max_length=6, choices=Rating)
    text = models.TextField("how it stands")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()
    text_fields = TextFields(personal=("text",), plain=("rating",))

    class Meta:
        verbose_name = "check of an action plan"
        verbose_name_plural = "checks of action plans"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="reviews_nationalcheck_says_how")
        ]

    def __str__(self) -> str:
        return f"a check of the plan for national review {self.review_id}"


ORIGIN = "reviews.nationalreview"
"""How an action stores that it comes from a national review."""


def plan_of(review: NationalReview) -> ActionQuerySet:
    """The actions of its plan."""
    return Action.objects.filter(origin_kind=ORIGIN, origin_id=review.pk)
