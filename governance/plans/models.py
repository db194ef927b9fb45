"""Business plans and what hangs on them: focus areas, priorities, outcomes, progress by quarter.

The golden thread downward: what we look at, what we want to be different, what good looks like,
what we do about it (actions), and how each quarter stands.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import at_most_one, exactly_one, in_order, paired, where_given
from governance.core.effective_dates import EffectiveDated, InForceQuerySet, in_force_q
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import Organisation, User
from governance.periods.models import Period
from governance.plans.grants import GRANTS, Permission
from governance.structure.mandates import mandates_of
from governance.structure.models import Group, GroupService, Partnership, Seat
from governance.structure.models.seats import seat_places
from governance.themes.models import Theme


def seen_plans(actor: Actor) -> Q:
    """A plan is read by those it binds: its group, the groups that report to it, its leads.

    A partnership's own plan is read in every group that serves the partnership.
    """
    scope = scope_of(actor, Permission.SEE_PLAN, GRANTS)
    seats = {held.seat_id for held in actor.holdings}
    above = Group.objects.filter(
        Q(reported_by__in=scope.groups) | Q(reported_by_joint__group__in=scope.groups)
    )
    served = GroupService.objects.filter(in_force_q(actor.on), group__in=scope.groups)
    leads = Priority.objects.filter(Q(lead_seat__in=seats) | Q(officer_seat__in=seats))
    return (
        Q(group__in=scope.groups)
        | Q(partnership__in=scope.partnerships)
        | Q(group__in=above.values("pk"))
        | Q(partnership__in=served.values("partnership"))
        | Q(pk__in=leads.values("plan"))
    )


class PlanQuerySet(InForceQuerySet):
    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        return self.filter(seen_plans(actor))

    def for_group(self, group: Group, *, on: date) -> "PlanQuerySet":
        """The group's own plans, and those of the partnerships it serves on the day."""
        served = GroupService.objects.in_force(on=on).filter(group=group)
        return self.filter(Q(group=group) | Q(partnership__in=served.values("partnership")))

    def for_list(self) -> "PlanQuerySet":
        return self.select_related("group", "partnership")


class BusinessPlan(EffectiveDated):
    """What a group or partnership has set itself for a year, or two: its period says which."""

    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlanQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("title", "summary"))

    class Meta:
        constraints = [in_order(), exactly_one("group", "partnership")]
        indexes = [where_given("partnership", name="governance_plan_of_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> Group | Partnership:
        return self.group or self.partnership  # type: ignore[return-value]


class PartOfPlanQuerySet(models.QuerySet):
    """Rows that hang on a plan, seen by whoever sees it; ``to_plan`` is the way there."""

    to_plan = "plan"

    def visible_to(self, actor: Actor) -> Self:
        seen = BusinessPlan.objects.visible_to(actor)
        return self.filter(**{f"{self.to_plan}__in": seen.values("pk")})


class FocusArea(models.Model):
    """One of the few things a plan looks at, and why."""

    plan = models.ForeignKey(BusinessPlan, on_delete=models.PROTECT, related_name="focus_areas")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    why = models.TextField("why it was chosen", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PartOfPlanQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("title", "why"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="governance_focusarea_number")
        ]

    def __str__(self) -> str:
        return f"Focus area {self.number}: {self.title}"


class PriorityQuerySet(PartOfPlanQuerySet):
    def led_by(self, actor: Actor) -> "PriorityQuerySet":
        """Those whose lead or officer the actor is, in a seat or for their organisation."""
        seats = {held.seat_id for held in actor.holdings}
        mandates = mandates_of(actor, Permission.REPORT_PROGRESS, GRANTS)
        for_agency = mandates.asked(
            "lead_organisation", group="plan__group", partnership="plan__partnership"
        )
        return self.filter(Q(lead_seat__in=seats) | Q(officer_seat__in=seats) | for_agency)

    def for_list(self) -> "PriorityQuerySet":
        return self.select_related(
            "plan__group",
            "plan__partnership",
            "focus_area",
            *seat_places("lead_seat"),
            "lead_organisation",
            "officer_seat",
        )


class Priority(models.Model):
    """One thing a plan promises to change, with who leads it."""

    plan = models.ForeignKey(BusinessPlan, on_delete=models.PROTECT, related_name="priorities")
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.PROTECT, null=True, blank=True, related_name="priorities"
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    rationale = models.TextField(blank=True)
    different = models.TextField("what should be different", blank=True)
    lead_seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="priorities_led"
    )
    lead_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="priorities_led"
    )
    officer_seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="priorities_kept"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="priorities")
    version = models.PositiveIntegerField(default=1)

    objects = PriorityQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("title", "rationale", "different"))

    class Meta:
        verbose_name_plural = "priorities"
        constraints = [
            at_most_one("lead_seat", "lead_organisation"),
            models.UniqueConstraint(fields=["plan", "number"], name="governance_priority_number"),
        ]

    def __str__(self) -> str:
        return f"Priority {self.number}: {self.title}"

    @property
    def lead(self) -> Seat | Organisation | None:
        return self.lead_seat or self.lead_organisation


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
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="progress_given")
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="progress_changed"
    )
    version = models.PositiveIntegerField(default=1)

    objects = PartOfPriorityQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("narrative", "impact"), plain=("rating",))

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
        """Nothing is recorded about what changed for children."""
        return not self.impact.strip()
