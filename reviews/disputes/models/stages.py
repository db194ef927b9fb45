"""One stage of a dispute: its clock, the response, and how it ended."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired, stamped
from governance.core.formatting import format_count
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from reviews.disputes.models.sides import Level


class DisputeStage(models.Model):
    """A stage as its protocol had it when it began; the clock prompts and never ends it."""

    class Status(StatusChoices):
        RUNNING = "running", "Under way", "open"
        AGREED = "agreed", "Agreed", "good"
        NOT_AGREED = "not_agreed", "No agreement", "late"

    class Unit(models.TextChoices):
        HOURS = "hours", "hours"
        WORKING_DAYS = "working_days", "working days"

    class Anchor(models.TextChoices):
        DISAGREEMENT = "disagreement", "the disagreement"
        PREVIOUS_START = "previous_start", "the start of the stage before"
        PREVIOUS_END = "previous_end", "the end of the stage before"

    WORDS = ("response", "outcome", "plan")

    dispute = models.ForeignKey("reviews.Dispute", on_delete=models.PROTECT, related_name="stages")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    level = models.CharField(max_length=20, choices=Level)
    limit = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=20, choices=Unit, blank=True)
    counts_from = models.CharField(max_length=20, choices=Anchor, blank=True)
    counted_from = models.DateTimeField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.RUNNING)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField("last moment", null=True, blank=True)
    response = models.TextField(blank=True)
    responded_at = models.DateTimeField(null=True, blank=True)
    responded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    plan = models.TextField("plan with timescales", blank=True)
    outcome = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    text_fields = TextFields(
        personal=WORDS,
        plain=("title", "level", "unit", "counts_from", "status"),
    )

    class Meta:
        verbose_name = "stage of a dispute"
        verbose_name_plural = "stages of disputes"
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="reviews_stage_once"),
            models.UniqueConstraint(
                fields=["dispute"],
                condition=Q(status="running"),
                name="reviews_stage_one_running",
            ),
            paired("responded"),
            paired("ended"),
            stamped("agreed", "ended"),
            stamped("not_agreed", "ended"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="reviews_stage_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(limit__isnull=True, due_at__isnull=True)
                | Q(limit__isnull=False, due_at__isnull=False, counted_from__isnull=False),
                name="reviews_stage_due_where_limited",
            ),
        ]
        indexes = [models.Index(fields=["status", "due_at"], name="reviews_stage_due")]

    def __str__(self) -> str:
        return f"stage {self.number} of {self.dispute}"

    @property
    def is_running(self) -> bool:
        return self.status == self.Status.RUNNING

    @property
    def written(self) -> list[str]:
        """The names of the texts that it has."""
        return [name for name in self.WORDS if getattr(self, name)]

    @property
    def answered_at(self) -> datetime | None:
        """When the other side answered: its response, or the end of the stage without one."""
        return self.responded_at or self.ended_at

    @property
    def limit_in_words(self) -> str:
        """ "48 hours", or empty where its protocol states no limit."""
        if self.limit is None:
            return ""
        words = self.get_unit_display()
        return format_count(self.limit, words.removesuffix("s"), words)

    def is_late(self, *, at: datetime) -> bool:
        """Whether it was answered after its last moment, or that is over without an answer."""
        return self.due_at is not None and (self.answered_at or at) > self.due_at

    def hours_to_answer(self, *, at: datetime) -> int:
        """Whole hours from its start to the answer, or so far."""
        return int(((self.answered_at or at) - self.started_at).total_seconds() // 3600)
