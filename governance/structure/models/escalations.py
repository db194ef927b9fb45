"""To which group overdue actions of reviews are passed up, step by step, as arrangements say."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import in_order
from governance.core.effective_dates import EffectiveDated, InForceQuerySet
from governance.core.text_classification import TextFields
from governance.structure.arrangements.field_types import TO_BE_CONFIRMED
from governance.structure.models.groups import Group
from governance.structure.models.partnerships import Partnership


class EscalationStepQuerySet(InForceQuerySet):
    def for_list(self) -> "EscalationStepQuerySet":
        return self.select_related("partnership", "group", "to")


class EscalationStep(EffectiveDated):
    """One step: what a group follows up and is not done goes to another.

    Where no source says after how many days, none is stored, and it is passed up by hand.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="escalation_steps"
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, verbose_name="from", related_name="escalation_steps"
    )
    to = models.ForeignKey(
        Group, on_delete=models.PROTECT, verbose_name="passed up to", related_name="+"
    )
    after_days = models.PositiveSmallIntegerField(
        "after so many days",
        null=True,
        blank=True,
        help_text="Calendar days past the due date, or since the step before. Empty where no "
        "source states it: then it is passed up by hand.",
    )
    source = models.CharField(max_length=300, blank=True)
    is_inferred = models.BooleanField("inferred, not stated in a source", default=False)

    objects = EscalationStepQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("source",))

    class Meta:
        verbose_name = "step of escalation"
        verbose_name_plural = "steps of escalation"
        constraints = [
            in_order(),
            models.CheckConstraint(
                condition=~Q(group=F("to")), name="governance_escalationstep_goes_elsewhere"
            ),
            models.UniqueConstraint(
                fields=["partnership", "group", "starts_on"],
                name="governance_escalationstep_once",
            ),
        ]

    def __str__(self) -> str:
        return f"from {self.group} to {self.to}"

    @property
    def is_confirmed(self) -> bool:
        return not self.source.endswith(TO_BE_CONFIRMED)
