"""Risks, issues and emerging threats of a group or partnership, and each review of one.

They are read with plans and actions: what could stop a priority, how likely it is and how much it
would matter, who owns it and when it is looked at next.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import exactly_one, paired, stamped, where_given
from governance.core.roles import Actor, Scope, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.risks.grants import GRANTS, Permission
from governance.structure.models import Group, Partnership, Seat
from governance.structure.models.seats import seat_places


def stands_within(scope: Scope) -> Q:
    return Q(group__in=scope.groups) | Q(partnership__in=scope.partnerships)


def owned_by(actor: Actor) -> Q:
    return Q(owner_seat__in={held.seat_id for held in actor.holdings})


class RiskQuerySet(models.QuerySet["Risk"]):
    def visible_to(self, actor: Actor) -> "RiskQuerySet":
        """Where it stands, where it was raised, where it was passed up to; and its owner’s."""
        scope = scope_of(actor, Permission.SEE_RISK, GRANTS)
        reached = Q(raised_in__in=scope.groups) | Q(passed_up_to__in=scope.groups)
        return self.filter(stands_within(scope) | reached | owned_by(actor))

    def to_look_at(self, actor: Actor) -> "RiskQuerySet":
        """Open ones whose day has come, that the actor owns or keeps the register of."""
        scope = scope_of(actor, Permission.MANAGE_RISK, GRANTS)
        return self.due(on=actor.on).filter(stands_within(scope) | owned_by(actor))

    def to_accept(self, actor: Actor) -> "RiskQuerySet":
        """Passed up to a group whose register the actor keeps."""
        scope = scope_of(actor, Permission.MANAGE_RISK, GRANTS)
        return self.filter(passed_up_to__in=scope.groups)

    def current(self) -> "RiskQuerySet":
        return self.exclude(status=Risk.Status.CLOSED)

    def due(self, *, on: date) -> "RiskQuerySet":
        return self.filter(status=Risk.Status.OPEN, next_look_on__lte=on)

    def rated(self) -> "RiskQuerySet":
        """With the rating and the one before it, as columns to sort by."""
        return self.annotate(
            rated=F("likelihood") * F("impact"),
            rated_before=F("previous_likelihood") * F("previous_impact"),
        )

    def for_list(self) -> "RiskQuerySet":
        places = ("group", "partnership", "passed_up_to", "raised_in")
        return self.select_related(*places, *seat_places("owner_seat"))


class Risk(models.Model):
    """One thing that may go wrong, has gone wrong or is coming, as it is rated now."""

    class Kind(models.TextChoices):
        RISK = "risk", "Risk"
        ISSUE = "occurred", "Issue"
        EMERGING = "emerging", "Emerging threat"

    class Status(StatusChoices):
        OPEN = "open", "Open", "open"
        PASSED_UP = "passed_up", "Passed up", "asked"
        CLOSED = "closed", "Closed", "good"

    kind = models.CharField(max_length=10, choices=Kind)
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="risks"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="risks"
    )
    raised_in = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The group in which it was raised, which goes on reading it.",
    )
    title = models.CharField(max_length=160)
    text = models.TextField("what could happen, and to whom it matters")
    controls = models.TextField("what keeps it in check", blank=True)
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    previous_likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    previous_impact = models.PositiveSmallIntegerField(null=True, blank=True)
    owner_seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="risks_owned"
    )
    next_look_on = models.DateField("looked at next on")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    passed_up_to = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = RiskQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("title", "text", "controls"), plain=("kind", "status"))

    class Meta:
        constraints = [
            exactly_one("group", "partnership"),
            paired("reviewed"),
            paired("closed"),
            stamped("closed", "closed"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text=""), name="governance_risk_says_what"
            ),
            models.CheckConstraint(
                condition=Q(likelihood__gte=1, impact__gte=1), name="governance_risk_is_rated"
            ),
            models.CheckConstraint(
                condition=Q(status="passed_up", passed_up_to__isnull=False)
                | (~Q(status="passed_up") & Q(passed_up_to__isnull=True)),
                name="governance_risk_passed_up_somewhere",
            ),
        ]
        indexes = [
            where_given("partnership", name="governance_risk_of_area"),
            models.Index(fields=["status", "next_look_on"], name="governance_risk_next_look"),
        ]

    def __str__(self) -> str:
        return f"the {self.get_kind_display().lower()} “{self.title}”"

    @property
    def place(self) -> Group | Partnership:
        return self.group or self.partnership  # type: ignore[return-value]

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def rating(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact

    @property
    def previous_rating(self) -> int | None:
        """What it was before the last review; None for one that was not reviewed yet."""
        if self.previous_likelihood is None or self.previous_impact is None:
            return None
        return self.previous_likelihood * self.previous_impact

    def is_due(self, *, on: date) -> bool:
        return self.is_open and self.next_look_on <= on


class RiskReview(models.Model):
    """One look at a risk: how it was rated before and after, and why. Never changed."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="reviews")
    likelihood_before = models.PositiveSmallIntegerField()
    impact_before = models.PositiveSmallIntegerField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    text = models.TextField("what has changed, and what is done")
    next_look_on = models.DateField("looked at next on")
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(personal=("text",))

    class Meta:
        verbose_name = "review of a risk"
        verbose_name_plural = "reviews of risks"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="governance_riskreview_says_what")
        ]

    def __str__(self) -> str:
        return f"a review of {self.risk}"

    @property
    def rating(self) -> int:
        return self.likelihood * self.impact

    @property
    def rating_before(self) -> int:
        return self.likelihood_before * self.impact_before
