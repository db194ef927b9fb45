"""What members say about a plan in consultation, and what was done about it."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.plans.models.plans import BusinessPlan
from governance.plans.models.priorities import PartOfPlanQuerySet, Priority


class PlanCommentQuerySet(PartOfPlanQuerySet):
    def for_list(self) -> "PlanCommentQuerySet":
        return self.select_related("priority", "given_by", "answered_by").order_by("pk")


class PlanComment(models.Model):
    """One comment on the whole plan or on one priority, with the office's answer to it."""

    plan = models.ForeignKey(BusinessPlan, on_delete=models.PROTECT, related_name="comments")
    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    text = models.TextField("comment")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="plan_comments")
    answer = models.TextField("what was done about it", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = PlanCommentQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("text", "answer"))

    class Meta:
        constraints = [
            paired("answered"),
            models.CheckConstraint(condition=~Q(text=""), name="governance_plancomment_says_what"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(answer=""),
                name="governance_plancomment_when_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"a comment on {self.plan}"

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None
