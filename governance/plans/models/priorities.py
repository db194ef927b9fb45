"""What hangs on a plan: its focus areas, and its priorities with who leads them."""

from typing import Self

from django.db import models
from django.db.models import Prefetch, Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import at_most_one
from governance.core.roles import Actor
from governance.core.text_classification import TextFields
from governance.people.models import Organisation
from governance.plans.grants import GRANTS, Permission
from governance.plans.models.plans import BusinessPlan
from governance.structure.mandates import mandates_of
from governance.structure.models import Seat
from governance.structure.models.seats import seat_places
from governance.themes.models import Theme


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

    def for_detail(self) -> "PriorityQuerySet":
        outcomes, objectives, updates = map(
            Priority.rows_below, ("outcomes", "objectives", "updates")
        )
        updates = updates.select_related("period", "given_by")
        return self.for_list().prefetch_related(
            "themes",
            Prefetch("outcomes", outcomes.order_by("number")),
            Prefetch("objectives", objectives.order_by("number")),
            Prefetch("updates", updates.order_by("-period__starts_on")),
        )


class Priority(models.Model):
    """One thing a plan promises to change, with who leads it."""

    plan = models.ForeignKey(BusinessPlan, on_delete=models.PROTECT, related_name="priorities")
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.PROTECT, null=True, blank=True, related_name="priorities"
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    statement = models.TextField("priority statement", blank=True)
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
    lead_text = models.CharField("lead, in words", max_length=160, blank=True)
    officer_text = models.CharField("officer, in words", max_length=160, blank=True)
    delivery_mechanism = models.CharField("delivered through", max_length=200, blank=True)
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name="priority it goes on from",
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="priorities")
    version = models.PositiveIntegerField(default=1)

    objects = PriorityQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        plain=(
            "title",
            "statement",
            "rationale",
            "different",
            "lead_text",
            "officer_text",
            "delivery_mechanism",
        )
    )

    class Meta:
        verbose_name_plural = "priorities"
        constraints = [
            at_most_one("lead_seat", "lead_organisation"),
            models.CheckConstraint(
                condition=Q(lead_text="")
                | Q(lead_seat__isnull=True, lead_organisation__isnull=True),
                name="governance_priority_lead_said_once",
            ),
            models.CheckConstraint(
                condition=Q(officer_text="") | Q(officer_seat__isnull=True),
                name="governance_priority_officer_said_once",
            ),
            models.UniqueConstraint(fields=["plan", "number"], name="governance_priority_number"),
        ]

    def __str__(self) -> str:
        return f"Priority {self.number}: {self.title}"

    @classmethod
    def rows_below(cls, name: str) -> models.QuerySet:
        """All rows of one kind that hang on priorities, by the name they have there."""
        return cls._meta.get_field(name).related_model._default_manager.all()  # type: ignore[union-attr]

    @property
    def lead(self) -> Seat | Organisation | None:
        return self.lead_seat or self.lead_organisation

    @property
    def lead_words(self) -> str:
        """Who leads it, as people read it; empty while nobody does."""
        return str(self.lead) if self.lead else self.lead_text

    @property
    def officer_words(self) -> str:
        """Which officer supports it, as people read it; empty while none does."""
        return str(self.officer_seat) if self.officer_seat else self.officer_text
