"""Business plans: whose they are, for how long, and how far each is from draft to end."""

from datetime import date

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import exactly_one, in_order, paired, stamped, where_given
from governance.core.effective_dates import EffectiveDated, InForceQuerySet, in_force_q
from governance.core.roles import Actor, scope_of
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.plans.grants import GRANTS, Permission
from governance.plans.models.states import BINDING, SHOWN, WRITTEN, PlanStatus
from governance.structure.models import Group, GroupService, Partnership


def seen_plans(actor: Actor) -> Q:
    """A plan is read by those it binds: its group, the groups that report to it, its leads.

    A partnership's own plan is read in every group that serves the partnership. A draft, and what
    became of none, is read by those who write it and by who is named in it.
    """
    scope = scope_of(actor, Permission.SEE_PLAN, GRANTS)
    drafts = scope_of(actor, Permission.SEE_DRAFT_PLAN, GRANTS)
    above = Group.objects.filter(
        Q(reported_by__in=scope.groups) | Q(reported_by_joint__group__in=scope.groups)
    )
    served = GroupService.objects.filter(in_force_q(actor.on), group__in=scope.groups)
    bound = (
        Q(group__in=scope.groups)
        | Q(partnership__in=scope.partnerships)
        | Q(group__in=above.values("pk"))
        | Q(partnership__in=served.values("partnership"))
    )
    writes = Q(group__in=drafts.groups) | Q(partnership__in=drafts.partnerships)
    return Q(bound, status__in=SHOWN) | writes | Q(pk__in=plans_led(actor))


def plans_led(actor: Actor) -> models.QuerySet:
    """The plans in which the actor leads or supports a priority, from a seat."""
    seats = {held.seat_id for held in actor.holdings}
    leads = Q(priorities__lead_seat__in=seats) | Q(priorities__officer_seat__in=seats)
    return BusinessPlan.objects.filter(leads).values("pk")


class PlanQuerySet(InForceQuerySet):
    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        return self.filter(seen_plans(actor))

    def binding(self) -> "PlanQuerySet":
        """Those that were adopted, also if they have ended since."""
        return self.filter(status__in=BINDING)

    def for_group(self, group: Group, *, on: date) -> "PlanQuerySet":
        """The group's own plans, and those of the partnerships it serves on the day."""
        served = GroupService.objects.in_force(on=on).filter(group=group)
        return self.filter(Q(group=group) | Q(partnership__in=served.values("partnership")))

    def for_list(self) -> "PlanQuerySet":
        return self.select_related("group", "partnership")

    def for_detail(self) -> "PlanQuerySet":
        people = ("consulted_by", "adopted_by", "ended_by", "withdrawn_by")
        return self.for_list().select_related("carried_from", *people)


class BusinessPlan(EffectiveDated):
    """What a group or partnership has set itself for one, two or three years: its period says.

    A plan of several partnerships is that of the joint group which serves them.
    """

    Status = PlanStatus

    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name="plan it was rolled over from",
    )
    status = models.CharField(max_length=10, choices=PlanStatus, default=PlanStatus.DRAFT)
    consulted_at = models.DateTimeField("put to consultation", null=True, blank=True)
    consulted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    comments_until = models.DateField("last day for comments", null=True, blank=True)
    adopted_at = models.DateTimeField("adoption recorded", null=True, blank=True)
    adopted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_on = models.DateField("adopted on", null=True, blank=True)
    adopted_in = models.CharField("meeting and decision", max_length=200, blank=True)
    ended_at = models.DateTimeField("ended early", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField("not taken up", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = PlanQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("title", "summary", "status", "adopted_in"))

    class Meta:
        constraints = [
            in_order(),
            exactly_one("group", "partnership"),
            *(paired(stem) for stem in ("consulted", "adopted", "ended", "withdrawn")),
            *(stamped(stem, stem) for stem in ("consulted", "adopted", "ended", "withdrawn")),
            models.CheckConstraint(
                condition=~Q(status__in=BINDING)
                | (Q(adopted_on__isnull=False, adopted_at__isnull=False) & ~Q(adopted_in="")),
                name="governance_businessplan_adopted_where",
            ),
        ]
        indexes = [where_given("partnership", name="governance_plan_of_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> Group | Partnership:
        return self.group or self.partnership  # type: ignore[return-value]

    @property
    def is_written(self) -> bool:
        """Whether it is a draft or in consultation."""
        return self.status in WRITTEN

    @property
    def is_in_consultation(self) -> bool:
        return self.status == self.Status.CONSULTATION

    @property
    def is_adopted(self) -> bool:
        return self.status == self.Status.ADOPTED

    @property
    def is_binding(self) -> bool:
        """Whether it was adopted, also if it has ended since."""
        return self.status in BINDING

    @property
    def is_open(self) -> bool:
        """Whether anything in it may still be written: it neither ended early nor was dropped."""
        return self.is_written or self.is_adopted
