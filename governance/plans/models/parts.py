"""What hangs on a priority: what good looks like, and the steps towards it."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import in_order
from governance.core.effective_dates import EffectiveDated, InForceQuerySet
from governance.core.text_classification import TextFields
from governance.plans.models.priorities import PartOfPlanQuerySet, Priority


class PartOfPriorityQuerySet(PartOfPlanQuerySet):
    to_plan = "priority__plan"


class OutcomeQuerySet(PartOfPriorityQuerySet, InForceQuerySet):  # type: ignore[override]
    """Statements have a period too."""


class OutcomeStatement(EffectiveDated):
    """What good looks like for a priority; a new one follows the old, which is end-dated."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="outcomes")
    number = models.PositiveSmallIntegerField()
    text = models.TextField("what good looks like")
    version = models.PositiveIntegerField(default=1)

    objects = OutcomeQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("text",))

    class Meta:
        constraints = [
            in_order(),
            models.UniqueConstraint(
                fields=["priority", "number"], name="governance_outcome_number"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="governance_outcome_says_what"),
        ]

    def __str__(self) -> str:
        return f"Outcome statement {self.number} of priority {self.priority.number}"


class Objective(models.Model):
    """One step towards a priority, and how its progress and impact will be measured."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="objectives")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    measure = models.TextField("how progress and impact are measured", blank=True)
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name="objective it goes on from",
    )
    version = models.PositiveIntegerField(default=1)

    objects = PartOfPriorityQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("title", "measure"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "number"], name="governance_objective_number"
            )
        ]

    def __str__(self) -> str:
        return f"Objective {self.number} of priority {self.priority.number}"
