"""What happened when, as each agency tells it; merged into one line of time."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from governance.core.text_classification import TextFields
from governance.people.models import Organisation, User
from reviews.cases.models.cases import Case


class ChronologyQuerySet(models.QuerySet):
    def in_order(self) -> "ChronologyQuerySet":
        """By day, those without one last; of one day, as they were recorded."""
        return self.order_by(F("happened_on").asc(nulls_last=True), "pk")

    def for_list(self) -> "ChronologyQuerySet":
        return self.select_related("organisation", "recorded_by")


class ChronologyEntry(models.Model):
    """One event as one agency tells it; its day is exact, approximate or not known."""

    class Precision(models.TextChoices):
        EXACT = "exact", "On that day"
        APPROXIMATE = "approximate", "About that day"
        UNKNOWN = "unknown", "The day is not known"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="chronology")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    precision = models.CharField("how well the day is known", max_length=20, choices=Precision)
    happened_on = models.DateField("day", null=True, blank=True)
    text = models.TextField("what happened")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    came_from = models.CharField("file it came from", max_length=150, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ChronologyQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("text", "came_from"), plain=("precision",))

    class Meta:
        verbose_name = "entry of the chronology"
        verbose_name_plural = "entries of the chronology"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="reviews_chronology_says_what"),
            models.CheckConstraint(
                condition=Q(precision="unknown", happened_on__isnull=True)
                | (~Q(precision="unknown") & Q(happened_on__isnull=False)),
                name="reviews_chronology_day_or_unknown",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="reviews_chronologyentry_removed_pair",
            ),
        ]
        indexes = [models.Index(fields=["case", "happened_on"], name="reviews_chronology_days")]

    def __str__(self) -> str:
        return f"an entry of the chronology of {self.case}"

    @property
    def is_there(self) -> bool:
        return self.removed_at is None
