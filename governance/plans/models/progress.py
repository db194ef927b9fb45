"""How a priority stands, quarter by quarter."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired
from governance.core.impact_words import says_none_yet
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.periods.models import Period
from governance.plans.models.parts import PartOfPriorityQuerySet
from governance.plans.models.priorities import Priority


class ProgressUpdate(models.Model):
    """How a priority stands for a quarter: one row, whose every earlier wording is kept."""

    class Rating(StatusChoices):
        GREEN = "green", "Green", "green"
        AMBER = "amber", "Amber", "amber"
        RED = "red", "Red", "red"
        UNRATED = "unrated", "Not rated", "quiet"

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="updates")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="progress")
    rating = models.CharField(max_length=10, choices=Rating)
    narrative = models.TextField("what was done")
    impact = models.TextField("what difference it made to children", blank=True)
    explanation = models.TextField("why it is rated so", blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="progress_given")
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="progress_changed"
    )
    version = models.PositiveIntegerField(default=1)

    objects = PartOfPriorityQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("narrative", "impact", "explanation"), plain=("rating",))

    class Meta:
        constraints = [
            paired("changed"),
            models.UniqueConstraint(fields=["priority", "period"], name="governance_progress_once"),
            models.CheckConstraint(
                condition=~Q(narrative=""), name="governance_progress_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"Priority {self.priority.number}, {self.period}"

    @property
    def is_without_impact(self) -> bool:
        """Nothing is recorded about what changed for children, or that it is too early to say."""
        return says_none_yet(self.impact)

    @property
    def is_red_unexplained(self) -> bool:
        """Red, and nobody says why."""
        return self.rating == self.Rating.RED and not self.explanation.strip()
