"""What a group recommends to the group above, and each step of its way up and back.

The group that made it sees at each step where it stands. Whoever has it answers it, sends it back
or passes it on to the next group above.
"""

from datetime import date

from django.db import models
from django.db.models import Case, F, Q, When
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired, stamped
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.recommendations.grants import GRANTS, Permission
from governance.structure.models import Group
from governance.themes.models import Theme


def managed(actor: Actor, group: str) -> Q:
    """Those for whose group the actor acts, ``group`` being the key to it; for a partnership’s
    board also whoever chairs the partnership.
    """
    own = scope_of(actor, Permission.MANAGE_RECOMMENDATION, GRANTS).groups
    areas = scope_of(actor, Permission.ANSWER_FOR_BOARD, GRANTS).groups
    board = {f"{group}__in": areas, f"{group}__kind": Group.Kind.BOARD}
    return Q(**{f"{group}__in": own}) | Q(**board)


class GroupRecommendationQuerySet(models.QuerySet["GroupRecommendation"]):
    def visible_to(self, actor: Actor) -> "GroupRecommendationQuerySet":
        """Made where the actor reads; once put, wherever it was on its way."""
        seen = scope_of(actor, Permission.SEE_RECOMMENDATION, GRANTS).groups
        steps = RecommendationStep.objects.filter(to__in=seen)
        return self.filter(Q(group__in=seen) | Q(pk__in=steps.values("recommendation")))

    def waiting(self) -> "GroupRecommendationQuerySet":
        """An answer is awaited."""
        return self.filter(status__in=WAITING)

    def overdue(self, *, on: date) -> "GroupRecommendationQuerySet":
        return self.waiting().filter(answer_by__lt=on)

    def current(self) -> "GroupRecommendationQuerySet":
        return self.exclude(status__in=ENDED)

    def to_answer(self, actor: Actor) -> "GroupRecommendationQuerySet":
        return self.waiting().filter(managed(actor, "stands_with"))

    def to_receive(self, actor: Actor) -> "GroupRecommendationQuerySet":
        """Answered, and made by a group for which the actor acts."""
        answered = self.filter(status=GroupRecommendation.Status.ANSWERED)
        return answered.filter(managed(actor, "group"))

    def to_put(self, actor: Actor) -> "GroupRecommendationQuerySet":
        """Not put yet, or sent back."""
        status = GroupRecommendation.Status
        return self.filter(status__in=(status.DRAFT, status.SENT_BACK)).filter(
            managed(actor, "group")
        )

    def most_pressing_first(self) -> "GroupRecommendationQuerySet":
        rank = Case(When(status__in=WAITING, then=0), When(status__in=ENDED, then=2), default=1)
        return self.order_by(rank, F("answer_by").asc(nulls_last=True), "-pk")

    def for_list(self) -> "GroupRecommendationQuerySet":
        return self.select_related("group", "stands_with", "raised_by", "answered_by")


class GroupRecommendation(models.Model):
    """What a group recommends, and with which group it stands now."""

    class Status(StatusChoices):
        DRAFT = "draft", "Not put yet", "open"
        PUT = "put", "Answer owed", "asked"
        PASSED_ON = "passed_on", "Passed on", "asked"
        SENT_BACK = "sent_back", "Sent back", "late"
        ANSWERED = "answered", "Answered", "sent"
        RECEIVED = "received", "Answer received", "good"
        WITHDRAWN = "withdrawn", "Withdrawn", "quiet"

    class Outcome(models.TextChoices):
        ACCEPTED = "whole", "Accepted"
        PARTLY = "partly", "Partly accepted"
        REJECTED = "refused", "Rejected"

    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        verbose_name="made by",
        related_name="recommendations_made",
    )
    title = models.CharField(max_length=160)
    text = models.TextField("what is recommended, and why")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    stands_with = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations_received",
    )
    answer_by = models.DateField("answer owed by", null=True, blank=True)
    status = models.CharField(max_length=15, choices=Status, default=Status.DRAFT)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acted_on_at = models.DateTimeField("last action raised", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = GroupRecommendationQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("title", "text", "answer"), plain=("outcome", "status"))

    class Meta:
        verbose_name = "recommendation of a group"
        verbose_name_plural = "recommendations of groups"
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text=""),
                name="governance_grouprecommendation_says_what",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("put", "passed_on", "answered", "received"))
                | Q(stands_with__isnull=False, answer_by__isnull=False),
                name="governance_grouprecommendation_somewhere",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("answered", "received"))
                | (~Q(outcome="") & ~Q(answer="")),
                name="governance_grouprecommendation_answered_how",
            ),
            *(paired(stem) for stem in ("answered", "received", "withdrawn")),
            *(stamped(status, status) for status in ("answered", "received", "withdrawn")),
        ]
        indexes = [
            models.Index(fields=["status", "answer_by"], name="governance_recommend_owed"),
        ]

    def __str__(self) -> str:
        return f"the recommendation “{self.title}”"

    @property
    def is_waiting(self) -> bool:
        return self.status in WAITING

    def is_overdue(self, *, on: date) -> bool:
        return self.is_waiting and self.answer_by is not None and self.answer_by < on


WAITING = (GroupRecommendation.Status.PUT, GroupRecommendation.Status.PASSED_ON)
"""An answer is awaited."""
ENDED = (GroupRecommendation.Status.RECEIVED, GroupRecommendation.Status.WITHDRAWN)


class RecommendationStep(models.Model):
    """One step on its way: from which group to which, and what was said. Never changed."""

    recommendation = models.ForeignKey(
        GroupRecommendation, on_delete=models.PROTECT, related_name="steps"
    )
    verb = models.CharField(max_length=20)
    sender = models.ForeignKey(
        Group, on_delete=models.PROTECT, verbose_name="from", related_name="+"
    )
    to = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("what was said", blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(personal=("text",), plain=("verb",))

    class Meta:
        verbose_name = "step of a recommendation"
        verbose_name_plural = "steps of recommendations"

    def __str__(self) -> str:
        return f"a step of {self.recommendation}"
